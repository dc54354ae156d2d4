package io.tradesense.trading;

import io.tradesense.kit.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ServiceArchitecture SERVICE = new ServiceArchitecture("io.tradesense.trading");

    @Test
    void the_domain_knows_only_java_and_futures() {
        SERVICE.domainKnowsOnlyJavaAndFutures();
    }

    @Test
    void nobody_imports_the_wiring() {
        SERVICE.nobodyImportsTheWiring();
    }

    @Test
    void sql_stays_in_pg() {
        SERVICE.sqlStaysInPg();
    }

    @Test
    void http_stays_in_http() {
        SERVICE.httpStaysInHttp();
    }
}
