package io.tradesense.trading.journal.goals.http;

import io.tradesense.kit.Fault;
import io.tradesense.trading.journal.goals.domain.Goal;
import io.tradesense.trading.journal.goals.domain.Metric;
import io.tradesense.trading.journal.goals.domain.Period;
import io.tradesense.trading.journal.http.Zones;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goals as JSON that keeps to the contract. */
final class GoalJson {
    private GoalJson() {}

    /** @throws Fault INVALID naming every bad field */
    static Goal read(JsonObject body, UUID id, UUID userId, Instant createdAt) {
        check(body);
        var metric = Metric.valueOf(body.getString("metric"));
        String account = body.getString("accountId");
        return new Goal(
                id,
                userId,
                body.getString("name").strip(),
                metric,
                Goal.Aim.valueOf(body.getString("aim")),
                new BigDecimal(body.getString("value")),
                Period.valueOf(body.getString("period")),
                Zones.of(body.getString("timezone", "UTC"), "/timezone"),
                account == null ? null : UUID.fromString(account),
                metric.isMoney() ? body.getString("currency") : null,
                1,
                createdAt);
    }

    /** What is missing of what every goal has breaks no rule. @throws Fault INVALID naming every bad field */
    static void check(JsonObject body) {
        List<Fault.At> faults = new ArrayList<>();
        String name = body.getString("metric");
        String value = body.getString("value");
        var metric = name == null ? null : Metric.valueOf(name);
        if (value != null) faults.addAll(value(metric, new BigDecimal(value)));
        if (metric != null) {
            String aim = body.getString("aim");
            if (aim != null && !metric.allows(Goal.Aim.valueOf(aim))) {
                faults.add(new Fault.At("/aim", metric + " cannot be a " + aim));
            }
            if (metric.isMoney() && body.getString("currency") == null) {
                faults.add(new Fault.At("/currency", "is needed for " + metric));
            }
        }
        Zones.check(body.getString("timezone", "UTC"), "/timezone", faults);
        if (!faults.isEmpty()) throw Fault.invalid("the goal is not valid", faults);
    }

    static List<Fault.At> value(@Nullable Metric metric, BigDecimal value) {
        if (value.signum() <= 0) return List.of(new Fault.At("/value", "must be more than zero"));
        return metric == Metric.WIN_RATE && value.compareTo(BigDecimal.ONE) > 0
                ? List.of(new Fault.At("/value", "a win rate is at most 1"))
                : List.of();
    }

    static JsonObject write(Goal.Standing standing) {
        Goal goal = standing.goal();
        var account = goal.accountId();
        return new JsonObject()
                .put("id", goal.id().toString())
                .put("name", goal.name())
                .put("metric", goal.metric().name())
                .put("aim", goal.aim().name())
                .put("value", goal.value().toPlainString())
                .put("period", goal.period().name())
                .put("timezone", goal.zone().getId())
                .put("accountId", account == null ? null : account.toString())
                .put("currency", goal.currency())
                .put("from", standing.span().from().toString())
                .put("to", standing.span().to().minusDays(1).toString())
                .put("current", plain(standing.current()))
                .put("state", standing.state().name())
                .put("createdAt", goal.createdAt().toString());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        if (number == null) return null;
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
