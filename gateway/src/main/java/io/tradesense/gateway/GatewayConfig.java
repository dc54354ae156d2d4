package io.tradesense.gateway;

import io.tradesense.gateway.http.RouteTable;
import io.tradesense.gateway.http.TrustedProxies;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.http.HttpSettings;
import java.net.URI;
import java.util.List;

/**
 * @param doors event loops that accept connections
 * @param maxBody of a request, in bytes
 * @param allowedOrigins of pages that may call here and read the answer
 * @param expectedServices without which this installation is degraded; the others may come later or never
 */
record GatewayConfig(
        HttpSettings http,
        int doors,
        String managementHost,
        int managementPort,
        long maxBody,
        List<String> allowedOrigins,
        List<String> expectedServices,
        TrustedProxies trustedProxies) {

    static GatewayConfig of(Settings settings) {
        return new GatewayConfig(
                HttpSettings.of("gateway", settings, 8080),
                settings.integer("GATEWAY_INSTANCES", Runtime.getRuntime().availableProcessors(), 1, 256),
                settings.text("GATEWAY_MANAGEMENT_HOST", "127.0.0.1"),
                settings.integer("GATEWAY_MANAGEMENT_PORT", 9080, 0, 65_535),
                settings.integer("GATEWAY_MAX_BODY", 64 << 20, 1_024, 1 << 30),
                origins(settings),
                expectedServices(settings),
                TrustedProxies.of(settings, "GATEWAY_TRUSTED_PROXIES"));
    }

    private static List<String> origins(Settings settings) {
        var origins = settings.list("GATEWAY_ALLOWED_ORIGINS", List.of());
        origins.stream()
                .filter(origin -> !isOrigin(origin))
                .forEach(origin -> settings.note(
                        "GATEWAY_ALLOWED_ORIGINS",
                        "holds \"" + origin + "\", which is no origin like https://app.example"));
        return origins;
    }

    private static List<String> expectedServices(Settings settings) {
        var expected = settings.list("GATEWAY_EXPECTED_SERVICES", RouteTable.services());
        expected.stream()
                .filter(service -> !RouteTable.services().contains(service))
                .forEach(service -> settings.note(
                        "GATEWAY_EXPECTED_SERVICES",
                        "holds \"" + service + "\", which is none of " + RouteTable.services()));
        return expected;
    }

    private static boolean isOrigin(String text) {
        try {
            var origin = URI.create(text);
            return List.of("http", "https").contains(String.valueOf(origin.getScheme()))
                    && origin.getHost() != null
                    && origin.getRawPath().isEmpty()
                    && origin.getRawQuery() == null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
