package io.tradesense.billing.usage.http;

import io.tradesense.billing.entitlements.domain.Entitlement;
import io.tradesense.billing.entitlements.domain.EntitlementBook;
import io.tradesense.billing.usage.domain.Meter;
import io.tradesense.billing.usage.domain.UsageBook;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** {@code /billing/usage}: what a user has used in a month, beside what the plan allows. */
public final class UsageRoutes {
    private final UsageBook usage;
    private final EntitlementBook entitlements;
    private final Clock clock;

    public UsageRoutes(UsageBook usage, EntitlementBook entitlements, Clock clock) {
        this.usage = usage;
        this.entitlements = entitlements;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getUsage", this::get);
    }

    private Future<Reply> get(ContractRequest request) {
        YearMonth month = request.text("month")
                .map(YearMonth::parse)
                .orElseGet(() -> YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
        return entitlements
                .of(List.of(request.userId()))
                .compose(found ->
                        usage.of(request.userId(), month).map(used -> Reply.ok(write(month, found.get(0), used))));
    }

    private static JsonObject write(YearMonth month, Entitlement entitled, Map<Meter, Long> used) {
        var items = new JsonArray();
        used.forEach((meter, amount) -> {
            String name = meter.limit();
            Long allowed = name == null ? null : entitled.limits().get(name);
            items.add(new JsonObject()
                    .put("meter", meter.word())
                    .put("used", amount)
                    .put("limit", name)
                    .put("allowed", allowed)
                    .put("remaining", allowed == null || allowed < 0 ? null : Math.max(0, allowed - amount)));
        });
        return new JsonObject()
                .put("month", month.toString())
                .put("plan", entitled.plan())
                .put("items", items);
    }
}
