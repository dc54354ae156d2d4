package io.tradesense.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tradesense.kit.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.tradesense.auth";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final ServiceArchitecture auth = new ServiceArchitecture(ROOT);

    @Test
    void the_domain_knows_only_java_and_futures() {
        auth.domainKnowsOnlyJavaAndFutures();
    }

    @Test
    void nobody_imports_the_wiring() {
        auth.nobodyImportsTheWiring();
    }

    @Test
    void sql_stays_in_pg() {
        auth.sqlStaysInPg();
    }

    @Test
    void http_stays_in_http() {
        auth.httpStaysInHttp();
    }

    @Test
    void features_depend_in_one_direction() {
        slices().matching(
                        ROOT
                                + ".(users|sessions|keys|passwords|audit|mail|throttling|recovery|factors|passkeys|apikeys|admin|exports)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void only_argon2_knows_the_hashing_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".passwords.argon2")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(CLASSES);
    }

    @Test
    void only_webauthn_knows_the_passkey_library() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".passkeys.webauthn")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.ext.auth.webauthn4j..", "com.webauthn4j..")
                .check(CLASSES);
    }
}
