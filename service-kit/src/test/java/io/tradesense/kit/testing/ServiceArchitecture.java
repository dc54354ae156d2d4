package io.tradesense.kit.testing;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;

/** The rules inside a service, for each service's own test: which room may know which. */
public final class ServiceArchitecture {
    private final String root;
    private final JavaClasses classes;

    /** @param root the service's package, such as {@code io.tradesense.trading} */
    public ServiceArchitecture(String root) {
        this.root = root;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        if (classes.isEmpty()) {
            throw new IllegalStateException("no classes in " + root + ": a rule over nothing cannot fail");
        }
    }

    public void domainKnowsOnlyJavaAndFutures(String... libraries) {
        classes()
                .that()
                .resideInAPackage(root + "..domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", root + "..domain..", "org.jspecify..")
                        .or(resideInAnyPackage(libraries))
                        .or(type(Future.class))
                        .or(type(Fault.class).or(type(Fault.At.class)).or(type(Fault.Kind.class))))
                .check(classes);
    }

    public void nobodyImportsTheWiring() {
        noClasses()
                .that(not(resideInAnyPackage(root)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root)
                .check(classes);
    }

    public void sqlStaysInPg() {
        noClasses()
                .that(not(resideInAnyPackage(root, root + "..pg..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..")
                .check(classes);
    }

    public void httpStaysInHttp() {
        noClasses()
                .that(not(resideInAnyPackage(root, root + "..http..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.ext.web..", "io.vertx.core.http..", "io.tradesense.kit.openapi..")
                .check(classes);
    }
}
