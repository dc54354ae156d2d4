package io.tradesense.market.quotes.domain;

import io.tradesense.kit.Fault;
import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.calendars.domain.TradingCalendar;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.QuoteBook.Page;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Quotes for whoever's plan has no live ones: nothing that was not so a quarter of an hour ago. A price that has not
 * changed since is answered as it is; else the one that was noted then, else the last session's close.
 */
public final class DelayedQuotes {
    /** How old a price is at least. */
    public static final Duration DELAY = Duration.ofMinutes(15);

    private final QuoteBook live;
    private final Clock clock;

    public DelayedQuotes(QuoteBook live, Clock clock) {
        this.live = live;
        this.clock = clock;
    }

    public Future<Page> quotes(List<Instrument> instruments) {
        return live.quotes(instruments, true).map(this::delayed);
    }

    /** @throws Fault NOT_FOUND or UNAVAILABLE, as the future's failure */
    public Future<QuoteAnswer> quote(Instrument instrument) {
        return quotes(List.of(instrument)).map(page -> page.only(instrument));
    }

    private Page delayed(Page page) {
        Instant now = clock.instant();
        Map<Instrument, QuoteAnswer> found = new LinkedHashMap<>();
        List<Instrument> unavailable = new ArrayList<>(page.unavailable());
        page.found()
                .forEach((instrument, answer) -> delayed(instrument, answer, now)
                        .ifPresentOrElse(old -> found.put(instrument, old), () -> unavailable.add(instrument)));
        return new Page(found, page.unknown(), List.copyOf(unavailable));
    }

    private Optional<QuoteAnswer> delayed(Instrument instrument, QuoteAnswer answer, Instant now) {
        if (!answer.quote().asOf().plus(DELAY).isAfter(now)) {
            return Optional.of(answer);
        }
        return live.past(instrument, answer.quote(), now)
                .map(quote -> new QuoteAnswer(
                        quote, quote.asOf().plus(DELAY.multipliedBy(2)).isBefore(now)))
                .or(() -> lastClose(instrument, answer.quote()));
    }

    private static Optional<QuoteAnswer> lastClose(Instrument instrument, Quote quote) {
        BigDecimal close = quote.previousClose();
        if (close == null) {
            return Optional.empty();
        }
        TradingCalendar calendar = Calendars.of(instrument.kind());
        var session = calendar.before(calendar.currentOrLast(quote.asOf()).date());
        return Optional.of(new QuoteAnswer(alone(quote, close, session.close()), true));
    }

    private static Quote alone(Quote of, BigDecimal price, Instant asOf) {
        @Nullable BigDecimal unknown = null;
        return new Quote(
                of.symbol(),
                price,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                unknown,
                of.currency(),
                asOf,
                of.source(),
                of.simulated());
    }
}
