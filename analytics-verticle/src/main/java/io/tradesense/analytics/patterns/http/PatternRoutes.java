package io.tradesense.analytics.patterns.http;

import io.tradesense.analytics.patterns.compute.HabitReports;
import io.tradesense.analytics.questions.http.ScopeReader;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** {@code GET /patterns}. */
public final class PatternRoutes {
    private static final String OPERATION = "listPatterns";
    private final ContractRouter contract;
    private final HabitReports reports;

    public PatternRoutes(ContractRouter contract, HabitReports reports) {
        this.contract = contract;
        this.reports = reports;
    }

    public ContractRouter mount() {
        return contract.onStream(OPERATION, this::list);
    }

    private void list(RoutingContext ctx) {
        var asked = ScopeReader.read(ctx, () -> contract.parameters(ctx, OPERATION));
        UUID userId = asked.request().userId();
        reports.report(userId, asked.freshness(), asked.scope())
                .onSuccess(answer -> ctx.response()
                        .putHeader("content-type", "application/json")
                        .end(PatternJson.of(userId, answer).toBuffer()))
                .onFailure(ctx::fail);
    }
}
