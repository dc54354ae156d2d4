package io.tradesense.analytics.patterns.compute;

import io.tradesense.analytics.candles.compute.EntryMeasures;
import io.tradesense.analytics.candles.domain.Ranges;
import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.analytics.patterns.domain.EntryRuns;
import io.tradesense.analytics.patterns.domain.Runs;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.UUID;

/** From hourly candles, over the last half-year of trading. */
public final class CandleRuns implements EntryRuns {
    private static final EntryMeasures.Plan PLAN = new EntryMeasures.Plan(
            Span.H1, Duration.ofDays(180), Duration.ofDays(5), candles -> new Ranges(candles, Span.H1)::run);
    private final EntryMeasures measures;

    public CandleRuns(EntryMeasures measures) {
        this.measures = measures;
    }

    @Override
    public Future<Runs> of(UUID userId, TradeBook book) {
        return measures.of(userId, book.columns(), PLAN)
                .map(measured -> measured.map(runs -> new Runs(true, runs)).orElse(Runs.AWAY));
    }
}
