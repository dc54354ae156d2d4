package io.tradesense.allinone.run;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.allinone.stores.PostgresConnection;
import io.tradesense.kit.identity.InternalKeys;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What services are told so that nobody has to configure anything: where the stores are, and this installation's keys. */
public final class GeneratedSettings {

    private GeneratedSettings() {}

    /** Of the stores and the keys; {@code services} are the names of those that speak with each other. */
    public static Map<String, String> of(EmbeddedStores stores, List<String> services) {
        var secrets = stores.secrets();
        Map<String, String> settings =
                new HashMap<>(InternalKeys.derive(Base64.getDecoder().decode(secrets.internalMasterKey()), services));
        settings.put("AUTH_KEY_ENCRYPTION_KEY", secrets.authKeyEncryptionKey());
        settings.put("CLUSTER_SECRET", secrets.clusterSecret());
        settings.put(
                "REDIS_URL",
                "redis://:" + secrets.redisPassword() + "@" + stores.redis().host() + ":"
                        + stores.redis().port());
        for (var database : PostgresConnection.DATABASES) {
            settings.put(database.toUpperCase(Locale.ROOT) + "_DATABASE_URL", url(stores.postgres(), database));
        }
        return settings;
    }

    /** Of one process that holds everything: only the gateway has a known port. */
    static Map<String, String> of(Door door) {
        return Map.ofEntries(
                Map.entry("HTTP_HOST", "127.0.0.1"),
                Map.entry("AUTH_HTTP_PORT", "0"),
                Map.entry("TRADING_HTTP_PORT", "0"),
                Map.entry("ANALYTICS_HTTP_PORT", "0"),
                Map.entry("MARKET_HTTP_PORT", "0"),
                Map.entry("BILLING_HTTP_PORT", "0"),
                Map.entry("AI_HTTP_PORT", "0"),
                Map.entry("GATEWAY_HTTP_HOST", door.host()),
                Map.entry("GATEWAY_HTTP_PORT", Integer.toString(door.port())),
                Map.entry("GATEWAY_MANAGEMENT_PORT", "0"),
                Map.entry("GATEWAY_EXPECTED_SERVICES", "auth,trading,analytics,market,billing,ai"),
                Map.entry(
                        "GATEWAY_ALLOWED_ORIGINS",
                        "http://localhost:" + door.port() + ",http://127.0.0.1:" + door.port()),
                // Browsers take no address for the home of a passkey, only a name.
                Map.entry("AUTH_PUBLIC_ORIGIN", "http://localhost:" + door.port()),
                Map.entry("BILLING_PUBLIC_ORIGIN", "http://localhost:" + door.port()),
                Map.entry("DRAIN_TIME", "10s"),
                // Nobody else asks these services, and who asks them here stops before they do.
                Map.entry("DRAIN_LINGER", "0s"));
    }

    private static String url(PostgresConnection postgres, String database) {
        return "postgresql://" + postgres.user() + ":" + postgres.password() + "@" + postgres.host() + ":"
                + postgres.port() + "/" + database;
    }
}
