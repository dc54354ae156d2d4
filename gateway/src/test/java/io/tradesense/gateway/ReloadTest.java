package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.testing.CapturedLog;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sun.misc.Signal;

class ReloadTest {
    private static final String LOGGER = "io.tradesense.gateway.reload";

    private final Path folder;

    ReloadTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("gateway.conf"), text);
    }

    private static boolean isAllowed(TestGateway gateway, String origin) {
        var answer = TestGateway.await(gateway.request(HttpMethod.GET, "/health")
                .putHeader("origin", origin)
                .send());
        return origin.equals(answer.getHeader("access-control-allow-origin"));
    }

    @Test
    void what_changes_in_the_file_is_in_force_soon_and_what_is_wrong_there_changes_nothing() throws IOException {
        var file = file("# origins\nGATEWAY_ALLOWED_ORIGINS=https://one.example\n");
        try (var log = CapturedLog.of(LOGGER);
                var gateway = TestGateway.start(Map.of(
                        "GATEWAY_CONFIG_FILE", file.toString(), "GATEWAY_ALLOWED_ORIGINS", "https://none.example"))) {
            assertThat(isAllowed(gateway, "https://one.example")).isTrue();
            assertThat(isAllowed(gateway, "https://none.example")).isFalse();
            assertThat(file("GATEWAY_ALLOWED_ORIGINS=https://two.example\nGATEWAY_LIMIT_ADDRESS=none\n"))
                    .exists();
            gateway.until(() -> log.events(Level.ERROR).size() == 1);
            assertThat(log.events(Level.ERROR).get(0).getFormattedMessage()).contains("GATEWAY_LIMIT_ADDRESS");
            assertThat(isAllowed(gateway, "https://one.example")).isTrue();
            assertThat(file("GATEWAY_ALLOWED_ORIGINS=https://two.example\nGATEWAY_EXPECTED_SERVICES=auth\n"))
                    .exists();
            gateway.until(() -> isAllowed(gateway, "https://two.example"));
            assertThat(isAllowed(gateway, "https://one.example")).isFalse();
        }
    }

    @Test
    void a_hangup_signal_reads_it_again_at_once() throws IOException {
        var file = file("GATEWAY_LIMIT_ADDRESS=100\n");
        try (var log = CapturedLog.of(LOGGER);
                var gateway = TestGateway.start(Map.of("GATEWAY_CONFIG_FILE", file.toString()))) {
            Signal.raise(new Signal("HUP"));
            gateway.until(() -> !log.events(Level.INFO).isEmpty());
            assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_start_with_a_file_that_is_wrong_is_refused() throws IOException {
        for (String text :
                new String[] {"GATEWAY_HTTP_PORT=1\n", "nonsense\n", "GATEWAY_TRUSTED_PROXIES=everybody\n"}) {
            var settings = Map.of("GATEWAY_CONFIG_FILE", file(text).toString());
            assertThatThrownBy(() -> TestService.start(settings, new GatewayService()))
                    .as(text)
                    .isInstanceOf(ConfigurationFault.class)
                    .hasMessageContaining("GATEWAY_CONFIG_FILE");
        }
        assertThatThrownBy(() -> TestService.start(Map.of("GATEWAY_CONFIG_FILE", "/nowhere"), new GatewayService()))
                .isInstanceOf(ConfigurationFault.class);
    }
}
