package io.tradesense.market.providers.http;

import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.providers.domain.CandleRequest;
import io.tradesense.market.providers.domain.Outcome;
import io.tradesense.market.quotes.domain.Quote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Holds what was read against sense: what passes may be kept. */
final class Checked {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private Checked() {}

    static Outcome<Quote> quote(Quote quote, Instant now) {
        if (!quote.isSound()) {
            return new Outcome.Invalid<>("a quote that cannot be");
        }
        return quote.asOf().isAfter(now.plus(CLOCKS_DIFFER))
                ? new Outcome.Invalid<>("a quote from the future")
                : new Outcome.Ok<>(quote);
    }

    /** @param candles as they came, and should come: ascending */
    static Outcome<List<Candle>> candles(List<Candle> candles, CandleRequest request, Instant now) {
        Instant before = Instant.MIN;
        List<Candle> wanted = new ArrayList<>(candles.size());
        for (Candle candle : candles) {
            if (!candle.t().isAfter(before)) {
                return new Outcome.Invalid<>("candles out of order");
            }
            if (candle.low().signum() <= 0
                    || candle.high().signum() <= 0
                    || candle.open().signum() <= 0
                    || candle.close().signum() <= 0
                    || candle.volume() != null && candle.volume().signum() < 0) {
                return new Outcome.Invalid<>("a candle that cannot be");
            }
            if (candle.t().isAfter(now.plus(CLOCKS_DIFFER))) {
                return new Outcome.Invalid<>("a candle from the future");
            }
            before = candle.t();
            if (!candle.t().isBefore(request.from()) && candle.t().isBefore(request.to())) {
                wanted.add(candle);
            }
        }
        return wanted.isEmpty() ? new Outcome.NotFound<>() : new Outcome.Ok<>(List.copyOf(wanted));
    }

    /** The same for a provider whose documentation puts the newest first. */
    static Outcome<List<Candle>> newestFirst(List<Candle> candles, CandleRequest request, Instant now) {
        var ascending = new ArrayList<>(candles);
        Collections.reverse(ascending);
        return candles(ascending, request, now);
    }
}
