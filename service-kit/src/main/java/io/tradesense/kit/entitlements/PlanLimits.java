package io.tradesense.kit.entitlements;

import io.tradesense.kit.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plans there are, cheapest first, as far as it takes to say which one has more. */
record PlanLimits(List<Entitled> plans) {
    static final PlanLimits NONE = new PlanLimits(List.of());
    private static final String TYPE = "plan-limit";

    PlanLimits {
        plans = List.copyOf(plans);
    }

    static PlanLimits fromJson(JsonArray plans) {
        List<Entitled> read = new ArrayList<>();
        for (Object each : plans) {
            var plan = (JsonObject) each;
            read.add(
                    new Entitled(plan.getString("id"), "", EntitledJson.limits(plan.getJsonObject("entitlements")), 0));
        }
        return new PlanLimits(read);
    }

    /** Why somebody is refused, and where it is to be had. */
    Fault refusal(Entitled who, String limit, long wanted) {
        List<String> availableIn = allowing(limit, Math.max(wanted, who.limit(limit) + 1));
        return Fault.of(Fault.Kind.PAYMENT_REQUIRED, detail(who, limit, availableIn))
                .typed(TYPE)
                .with("limit", limit)
                .with("allowed", who.limit(limit))
                .with("plan", who.plan())
                .with("availableIn", availableIn);
    }

    /** The names of those that allow so much of it. */
    List<String> allowing(String limit, long wanted) {
        return plans.stream()
                .filter(plan -> plan.allows(limit, wanted))
                .map(Entitled::plan)
                .toList();
    }

    /** As a person reads it: {@code history days are limited to 90 in the plan free; more is in pro, premium}. */
    private static String detail(Entitled who, String limit, List<String> availableIn) {
        String words = limit.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        String allowed = who.limit(limit) == 0
                ? "the plan " + who.plan() + " does not include " + words
                : words + " are limited to " + who.limit(limit) + " in the plan " + who.plan();
        return availableIn.isEmpty() ? allowed : allowed + "; more is in " + String.join(", ", availableIn);
    }
}
