package io.tradesense.allinone.clustered;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Of all that was generated, what one service needs: its own database, and the internal keys of calls it takes part in. */
final class ServiceEnvironment {

    private static final Set<String> EVERYONES = Set.of("REDIS_URL", "CLUSTER_SECRET");
    private static final String KEY = "INTERNAL_KEY_";

    private ServiceEnvironment() {}

    static SortedMap<String, String> of(String service, Map<String, String> settings) {
        var own = service.toUpperCase(Locale.ROOT);
        SortedMap<String, String> environment = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (EVERYONES.contains(name) || name.startsWith(own + "_") || isKeyOf(own, name)) {
                environment.put(name, value);
            }
        });
        return environment;
    }

    private static boolean isKeyOf(String service, String name) {
        return name.startsWith(KEY + service + "_") || name.startsWith(KEY) && name.endsWith("_" + service);
    }
}
