package io.tradesense.kit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tradesense.kit.client.InstanceBreaker;
import io.tradesense.kit.discovery.DiscoveredInstances;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses KIT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tradesense.kit");

    @Test
    void there_is_something_to_hold_to_the_rules() {
        assertThat(KIT.contain(DiscoveredInstances.class)).isTrue();
        assertThat(KIT.contain(InstanceBreaker.class)).isTrue();
    }

    @Test
    void packages_do_not_go_in_circles() {
        slices().matching("io.tradesense.kit.(*)..").should().beFreeOfCycles().check(KIT);
    }

    @Test
    void only_one_class_knows_service_discovery() {
        noClasses()
                .that(not(belongToAnyOf(DiscoveredInstances.class)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.servicediscovery..")
                .check(KIT);
    }

    @Test
    void only_one_class_knows_the_circuit_breaker() {
        noClasses()
                .that(not(belongToAnyOf(InstanceBreaker.class)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.vertx.circuitbreaker..")
                .check(KIT);
    }

    @Test
    void the_kit_does_not_know_what_services_tell_each_other() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.tradesense.contracts..")
                .check(KIT);
    }

    @Test
    void no_class_is_named_in_words_of_the_business() {
        noClasses()
                .should()
                .haveNameMatching("io\\.tradesense\\..*(?i:trade(?!sense)|portfolio|execution|broker|invoice|quote).*")
                .check(KIT);
    }
}
