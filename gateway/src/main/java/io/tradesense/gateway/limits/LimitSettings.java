package io.tradesense.gateway.limits;

import io.tradesense.kit.config.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much may be asked for, in requests a minute.
 *
 * @param on false where nothing is counted at all
 * @param address of one address, whoever asks from there
 * @param logins of one address: passwords and passkeys to be checked
 * @param registrations of one address
 * @param resets of one address: mails to be sent
 * @param plans of one user, by plan; what is no plan of these counts as {@code free}
 */
public record LimitSettings(
        boolean on, Quota address, Quota logins, Quota registrations, Quota resets, Map<String, Quota> plans) {
    private static final String SMALLEST_PLAN = "free";
    private static final Map<String, Integer> PLANS = Map.of(SMALLEST_PLAN, 600, "pro", 1_800, "premium", 6_000);
    private static final int MOST = 1_000_000;

    public static LimitSettings of(Settings settings) {
        return new LimitSettings(
                settings.flag("GATEWAY_LIMITS", true),
                quota(settings, "address", "GATEWAY_LIMIT_ADDRESS", 3_000),
                quota(settings, "login", "GATEWAY_LIMIT_LOGIN", 20),
                quota(settings, "register", "GATEWAY_LIMIT_REGISTER", 10),
                quota(settings, "reset", "GATEWAY_LIMIT_RESET", 5),
                plans(settings));
    }

    /** What a user of that plan may ask for. */
    Quota plan(String plan) {
        var quota = plans.get(plan.toLowerCase(Locale.ROOT));
        return quota != null ? quota : plans.getOrDefault(SMALLEST_PLAN, address);
    }

    private static Quota quota(Settings settings, String name, String variable, int fallback) {
        return Quota.perMinute(name, settings.integer(variable, fallback, 1, MOST));
    }

    private static Map<String, Quota> plans(Settings settings) {
        Map<String, Integer> requests = new HashMap<>(PLANS);
        for (String each : settings.list("GATEWAY_PLAN_LIMITS", List.of())) {
            String[] pair = each.split("=", -1);
            if (pair.length == 2 && pair[0].matches("[a-z0-9-]{1,40}") && isLimit(pair[1])) {
                requests.put(pair[0], Integer.parseInt(pair[1]));
            } else {
                settings.note(
                        "GATEWAY_PLAN_LIMITS",
                        "holds \"" + each + "\", which is not like pro=1800 with 1 to " + MOST + " requests a minute");
            }
        }
        Map<String, Quota> plans = new HashMap<>();
        requests.forEach((plan, number) -> plans.put(plan, Quota.perMinute("plan-" + plan, number)));
        return Map.copyOf(plans);
    }

    private static boolean isLimit(String text) {
        return text.matches("\\d{1,7}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST;
    }
}
