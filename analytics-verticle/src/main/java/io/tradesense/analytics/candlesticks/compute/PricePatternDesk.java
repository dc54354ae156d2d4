package io.tradesense.analytics.candlesticks.compute;

import io.tradesense.analytics.candles.domain.Candles;
import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.analytics.candlesticks.domain.CandlestickReader;
import io.tradesense.analytics.candlesticks.domain.PricePatterns;
import io.tradesense.analytics.questions.compute.Figures;
import io.tradesense.analytics.questions.compute.Workers;
import io.tradesense.analytics.questions.domain.Answer;
import io.tradesense.analytics.questions.domain.Freshness;
import io.tradesense.analytics.readmodel.domain.TradeFilter;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Asks for the prices, and reads them on a worker thread. */
public final class PricePatternDesk {
    /** More are answered in part, and said to be. */
    public static final int MOST_CANDLES = 2_000;

    private final Candles candles;
    private final CandlestickReader reader;
    private final Figures figures;
    private final Workers workers;

    public PricePatternDesk(Candles candles, CandlestickReader reader, Figures figures, Workers workers) {
        this.candles = candles;
        this.reader = reader;
        this.figures = figures;
        this.workers = workers;
    }

    /** Fails with UNAVAILABLE while market is away: without prices there is nothing to tell. */
    public Future<Answer<PricePatterns>> patterns(
            UUID userId, Freshness wanted, String symbol, Span span, Instant from, Instant to) {
        var filter = new TradeFilter(Set.of(), symbol, null, null, null, null, null, null);
        return workers.admit(() -> candles.between(userId, symbol, span, from, to, MOST_CANDLES)
                .compose(series -> figures.book(userId, wanted)
                        .compose(book -> workers.run(() -> {
                            var trades = book.select(filter);
                            return new Answer<>(
                                    PricePatterns.of(series, span, reader, trades),
                                    trades.currency(),
                                    trades.otherCurrencies(),
                                    null,
                                    book.version());
                        }))));
    }
}
