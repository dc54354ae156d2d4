package io.tradesense.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.config.Settings;
import io.vertx.core.http.HttpClientOptions;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who ends a quiet connection first: a request that meets the end has no answer. */
class HttpSettingsTest {
    @ParameterizedTest
    @ValueSource(strings = {"100ms", "30s", "10m"})
    void a_server_keeps_a_quiet_connection_longer_than_clients_do_and_than_a_request_may_take(String requestTime) {
        var settings = HttpSettings.of("trading", new Settings(Map.of("TRADING_REQUEST_TIME", requestTime)), 8082);
        var options = settings.serverOptions();
        long idleSeconds = options.getIdleTimeoutUnit().toSeconds(options.getIdleTimeout());
        assertThat(idleSeconds)
                .isGreaterThan(HttpClientOptions.DEFAULT_KEEP_ALIVE_TIMEOUT + 10)
                .isGreaterThan(settings.requestTime().toSeconds() + 10);
    }
}
