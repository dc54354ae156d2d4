package io.tradesense.market;

import io.tradesense.kit.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ServiceArchitecture architecture = new ServiceArchitecture("io.tradesense.market");

    @Test
    void the_domain_knows_java_and_futures() {
        architecture.domainKnowsOnlyJavaAndFutures();
    }

    @Test
    void nobody_imports_the_wiring() {
        architecture.nobodyImportsTheWiring();
    }

    @Test
    void sql_stays_in_pg() {
        architecture.sqlStaysInPg();
    }

    @Test
    void http_stays_in_http() {
        architecture.httpStaysInHttp();
    }
}
