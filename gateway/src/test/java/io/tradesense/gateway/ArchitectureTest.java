package io.tradesense.gateway;

import io.tradesense.kit.testing.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ServiceArchitecture gateway = new ServiceArchitecture("io.tradesense.gateway");

    @Test
    void nobody_imports_the_wiring() {
        gateway.nobodyImportsTheWiring();
    }

    @Test
    void the_gateway_keeps_no_data() {
        gateway.sqlStaysInPg();
    }
}
