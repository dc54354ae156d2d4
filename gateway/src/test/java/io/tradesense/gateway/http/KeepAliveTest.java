package io.tradesense.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who ends a quiet connection first: a request that meets the end has no answer. */
class KeepAliveTest {
    @Test
    void a_client_with_the_usual_patience_ends_a_quiet_connection_before_the_gateway_does() {
        var usual = Duration.ofSeconds(HttpClientOptions.DEFAULT_KEEP_ALIVE_TIMEOUT);
        assertThat(ClientLimits.of(new Settings(Map.of())).keepAlive()).isGreaterThan(usual.plusSeconds(10));
    }

    @Test
    void the_servers_own_idle_timeout_does_not_come_before() {
        var settings = new Settings(Map.of("GATEWAY_KEEP_ALIVE", "5m"));
        var limits = ClientLimits.of(settings);
        var options = limits.applyTo(HttpSettings.of("gateway", settings, 8080).serverOptions());
        assertThat(options.getIdleTimeoutUnit().toMillis(options.getIdleTimeout()))
                .isGreaterThan(limits.keepAlive().toMillis());
    }
}
