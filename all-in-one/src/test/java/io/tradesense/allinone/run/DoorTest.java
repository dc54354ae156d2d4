package io.tradesense.allinone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.allinone.stores.StartupRefusal;
import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorTest {

    @Test
    void a_port_in_use_is_refused_by_name() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            assertThatThrownBy(() -> door(Map.of("TRADESENSE_PORT", port)))
                    .isInstanceOf(StartupRefusal.class)
                    .hasMessageContainingAll("Port " + port, "TRADESENSE_PORT");
        }
    }

    @Test
    void port_0_takes_a_free_one() {
        var door = door(Map.of("TRADESENSE_PORT", "0"));
        assertThat(door.port()).isPositive();
        assertThat(door.url()).isEqualTo("http://127.0.0.1:" + door.port());
    }

    @Test
    void a_port_that_is_none_is_a_fault_of_the_configuration() {
        assertThatThrownBy(() -> door(Map.of("TRADESENSE_PORT", "65536")))
                .isInstanceOf(ConfigurationFault.class)
                .hasMessageContaining("TRADESENSE_PORT");
    }

    @Test
    void a_host_of_another_machine_is_refused() {
        // TEST-NET-1 of RFC 5737: nobody has this address.
        assertThatThrownBy(() -> door(Map.of("TRADESENSE_HOST", "192.0.2.1", "TRADESENSE_PORT", "0")))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("192.0.2.1");
    }

    private static Door door(Map<String, String> environment) {
        return Door.of(new Settings(environment));
    }
}
