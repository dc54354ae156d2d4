package io.tradesense.kit.entitlements;

import java.util.Map;

/**
 * What one user may use.
 *
 * @param plan whose entitlements these are; empty where they are not known
 * @param status of the subscription behind it
 * @param limits by name; {@link #UNLIMITED} where there is no limit, 0 or 1 where it is a matter of yes or no
 * @param version grows with every change of this user's
 */
public record Entitled(String plan, String status, Map<String, Long> limits, long version) {
    public static final long UNLIMITED = -1;
    /** Of somebody about whom nothing is known: nobody is refused what they may have paid for. */
    public static final Entitled UNKNOWN = new Entitled("", "unknown", Map.of(), -1);

    public Entitled {
        limits = Map.copyOf(limits);
    }

    public boolean isKnown() {
        return !plan.isEmpty();
    }

    /** {@link #UNLIMITED} also for a limit that the plan does not know. */
    public long limit(String name) {
        return limits.getOrDefault(name, UNLIMITED);
    }

    /** @param wanted how many there would be, the new one included; 1 for what is a matter of yes or no */
    public boolean allows(String name, long wanted) {
        long limit = limit(name);
        return limit == UNLIMITED || wanted <= limit;
    }
}
