package io.tradesense.auth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tradesense.kit.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String ROOT = "io.tradesense.auth";
    private final ServiceArchitecture auth = new ServiceArchitecture(ROOT);

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
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        slices().matching(
                        ROOT
                                + ".(users|sessions|keys|passwords|audit|mail|throttling|recovery|factors|passkeys|apikeys|admin|exports)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void only_argon2_knows_the_hashing_library() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".passwords.argon2")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.password4j..")
                .check(classes);
    }

    @Test
    void only_webauthn_knows_the_passkey_library() {
        var classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".passkeys.webauthn")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.ext.auth.webauthn4j..", "com.webauthn4j..")
                .check(classes);
    }
}
