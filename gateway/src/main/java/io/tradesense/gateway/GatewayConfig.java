package io.tradesense.gateway;

import io.tradesense.gateway.http.ClientLimits;
import io.tradesense.gateway.limits.CountingMode;
import io.tradesense.gateway.reload.LiveSettings;
import io.tradesense.gateway.sockets.SocketSettings;
import io.tradesense.gateway.tls.TlsSettings;
import io.tradesense.kit.config.Secret;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * @param doors event loops that accept connections
 * @param maxBody of a request, in bytes
 * @param slowAnswer what takes longer to begin counts against its instance
 * @param redis where gateways count requests together; empty where each counts for itself
 * @param policy what may change while the gateway runs
 */
record GatewayConfig(
        HttpSettings http,
        int doors,
        String managementHost,
        int managementPort,
        long maxBody,
        Duration slowAnswer,
        Duration notice,
        CountingMode counting,
        Optional<Secret> redis,
        SocketSettings sockets,
        ClientLimits limits,
        Optional<TlsSettings> tls,
        LiveSettings<GatewayPolicy> policy) {

    static GatewayConfig of(Settings settings) {
        return new GatewayConfig(
                HttpSettings.of("gateway", settings, 8080),
                settings.integer("GATEWAY_INSTANCES", Runtime.getRuntime().availableProcessors(), 1, 256),
                settings.text("GATEWAY_MANAGEMENT_HOST", "127.0.0.1"),
                settings.integer("GATEWAY_MANAGEMENT_PORT", 9080, 0, 65_535),
                settings.integer("GATEWAY_MAX_BODY", 128 << 20, 1_024, 1 << 30),
                settings.duration(
                        "GATEWAY_SLOW_ANSWER", Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofMinutes(10)),
                settings.duration("GATEWAY_NOTICE", Duration.ofSeconds(1), Duration.ZERO, Duration.ofMinutes(5)),
                settings.choice("GATEWAY_COUNTING", CountingMode.SHARED),
                settings.optionalSecret("GATEWAY_REDIS_URL").or(() -> settings.optionalSecret("REDIS_URL")),
                SocketSettings.of(settings),
                ClientLimits.of(settings),
                TlsSettings.of(settings),
                GatewayPolicy.live(settings));
    }
}
