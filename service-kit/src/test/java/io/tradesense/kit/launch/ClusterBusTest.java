package io.tradesense.kit.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.config.Settings;
import io.vertx.core.http.ClientAuth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the settings make of the bus; whom it lets in is tried between processes. */
class ClusterBusTest {

    @Test
    void without_certificates_the_bus_is_plain() {
        assertThat(ClusterBus.of(new Settings(Map.of("CLUSTER_HOST", "10.0.0.1")))
                        .isSsl())
                .isFalse();
    }

    @Test
    void with_certificates_both_ends_show_one_and_nothing_else_is_trusted(@TempDir Path folder) throws IOException {
        String file = Files.writeString(folder.resolve("member.pem"), "").toString();
        var bus = ClusterBus.of(
                new Settings(Map.of("CLUSTER_TLS_CERT", file, "CLUSTER_TLS_KEY", file, "CLUSTER_TLS_CA", file)));
        assertThat(bus.isSsl()).isTrue();
        assertThat(bus.isTrustAll()).isFalse();
        assertThat(bus.getClientAuth()).isEqualTo(ClientAuth.REQUIRED);
        assertThat(bus.getEnabledSecureTransportProtocols()).containsExactly("TLSv1.3");
    }

    @Test
    void half_a_configuration_is_refused_and_names_what_is_missing() {
        var settings = new Settings(Map.of("CLUSTER_TLS_CERT", "/nowhere/member.pem"));
        assertThat(ClusterBus.of(settings).isSsl()).isFalse();
        assertThatThrownBy(settings::check)
                .hasMessageContainingAll("3 faults", "CLUSTER_TLS_CERT", "CLUSTER_TLS_KEY", "CLUSTER_TLS_CA");
    }
}
