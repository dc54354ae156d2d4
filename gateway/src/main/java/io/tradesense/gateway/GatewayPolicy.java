package io.tradesense.gateway;

import io.tradesense.gateway.http.RouteTable;
import io.tradesense.gateway.http.TrustedProxies;
import io.tradesense.gateway.limits.LimitSettings;
import io.tradesense.gateway.reload.LiveSettings;
import io.tradesense.gateway.routing.Moves;
import io.tradesense.kit.config.Settings;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may change while the gateway runs.
 *
 * @param allowedOrigins of pages that may call here and read the answer
 * @param secondFactorDemanded whether signing in with a password alone leads to auth and no further
 * @param moves addresses that configuration sends elsewhere
 * @param expectedServices without which this installation is degraded; the others may come later or never
 */
record GatewayPolicy(
        List<String> allowedOrigins,
        List<String> expectedServices,
        TrustedProxies trustedProxies,
        boolean secondFactorDemanded,
        LimitSettings limits,
        Moves moves) {
    private static final Set<String> NAMES = Set.of(
            "GATEWAY_ALLOWED_ORIGINS",
            "GATEWAY_EXPECTED_SERVICES",
            "GATEWAY_TRUSTED_PROXIES",
            "GATEWAY_SECOND_FACTOR_DEMANDED",
            "GATEWAY_LIMITS",
            "GATEWAY_LIMIT_ADDRESS",
            "GATEWAY_LIMIT_LOGIN",
            "GATEWAY_LIMIT_REGISTER",
            "GATEWAY_LIMIT_RESET",
            "GATEWAY_PLAN_LIMITS",
            "GATEWAY_ROUTES",
            "GATEWAY_PILOTS");

    static LiveSettings<GatewayPolicy> live(Settings settings) {
        return LiveSettings.of(settings, "GATEWAY_CONFIG_FILE", NAMES, GatewayPolicy::of);
    }

    /** Every service that may be asked: those with built-in routes, and those that configuration names. */
    List<String> services() {
        return Stream.concat(RouteTable.services().stream(), moves.services().stream())
                .toList();
    }

    private static GatewayPolicy of(Settings settings) {
        var moves = Moves.of(settings);
        return new GatewayPolicy(
                origins(settings),
                expectedServices(settings, moves),
                TrustedProxies.of(settings, "GATEWAY_TRUSTED_PROXIES"),
                settings.flag("GATEWAY_SECOND_FACTOR_DEMANDED", false),
                LimitSettings.of(settings),
                moves);
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

    private static List<String> expectedServices(Settings settings, Moves moves) {
        var expected = settings.list("GATEWAY_EXPECTED_SERVICES", RouteTable.services());
        expected.stream()
                .filter(service -> !RouteTable.services().contains(service)
                        && !moves.services().contains(service))
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
