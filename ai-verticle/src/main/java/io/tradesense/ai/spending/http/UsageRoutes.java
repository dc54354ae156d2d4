package io.tradesense.ai.spending.http;

import io.tradesense.ai.spending.domain.Allowance;
import io.tradesense.ai.spending.domain.Allowance.Allowed;
import io.tradesense.ai.spending.domain.Purse;
import io.tradesense.ai.spending.domain.Usage;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/** {@code /ai/usage}. */
public final class UsageRoutes {
    private static final int MICROS = 6;
    private final Purse purse;
    private final Allowance allowance;

    public UsageRoutes(Purse purse, Allowance allowance) {
        this.purse = purse;
        this.allowance = allowance;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getUsage", this::usage);
    }

    private Future<Reply> usage(ContractRequest request) {
        return allowance
                .of(request.userId())
                .compose(allowed -> purse.usage(request.userId()).map(usage -> Reply.ok(write(usage, allowed))));
    }

    private static JsonObject write(Usage usage, Allowed allowed) {
        return new JsonObject()
                .put("month", usage.month().toString().substring(0, 7))
                .put("tokens", usage.spent())
                .put("reserved", usage.reserved())
                .put("budget", allowed.tokens())
                .put("left", Math.max(0, allowed.tokens() - usage.spent() - usage.reserved()))
                .put("budgetByPlan", allowed.known())
                .put("plan", allowed.plan())
                .put("cost", BigDecimal.valueOf(usage.costMicros(), MICROS).toPlainString())
                .put("costCurrency", "USD")
                .put("calls", usage.calls())
                .put("cacheHits", usage.hits());
    }
}
