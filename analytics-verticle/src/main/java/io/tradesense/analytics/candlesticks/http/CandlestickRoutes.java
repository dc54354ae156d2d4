package io.tradesense.analytics.candlesticks.http;

import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.analytics.candlesticks.compute.PricePatternDesk;
import io.tradesense.analytics.questions.http.ScopeReader;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

/** {@code GET /patterns/candlesticks}. */
public final class CandlestickRoutes {
    private static final String OPERATION = "listCandlesticks";
    private static final int USUAL_CANDLES = 250;
    private final ContractRouter contract;
    private final PricePatternDesk desk;
    private final Clock clock;

    public CandlestickRoutes(ContractRouter contract, PricePatternDesk desk, Clock clock) {
        this.contract = contract;
        this.desk = desk;
        this.clock = clock;
    }

    public ContractRouter mount() {
        return contract.onStream(OPERATION, this::list);
    }

    private void list(RoutingContext ctx) {
        var asked = ScopeReader.read(ctx, () -> contract.parameters(ctx, OPERATION));
        ContractRequest request = asked.request();
        Span span = Span.of(request.text("interval").orElse(Span.D1.word()));
        Instant to = Objects.requireNonNullElseGet(asked.scope().filter().to(), clock::instant);
        Instant from = Objects.requireNonNullElseGet(
                asked.scope().filter().from(), () -> to.minus(span.length().multipliedBy(USUAL_CANDLES)));
        String symbol = request.requiredText("symbol");
        desk.patterns(request.userId(), asked.freshness(), symbol, span, from, to)
                .onSuccess(answer -> ctx.response()
                        .putHeader("content-type", "application/json")
                        .end(PricePatternJson.of(symbol, answer).toBuffer()))
                .onFailure(ctx::fail);
    }
}
