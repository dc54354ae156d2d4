package io.tradesense.market.quotes.domain;

import io.tradesense.kit.Fault;
import io.tradesense.market.caching.domain.Cached;
import io.tradesense.market.caching.domain.Fetched;
import io.tradesense.market.caching.domain.ReadThrough;
import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.calendars.domain.TradingCalendar;
import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.providers.domain.Capability;
import io.tradesense.market.providers.domain.Outcome;
import io.tradesense.market.providers.domain.ProviderChain;
import io.tradesense.market.simulation.domain.Simulation;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Quotes from memory, else from the providers, else from the simulator where that is allowed. */
public final class QuoteBook {
    private static final String KEY = "quote:";
    private static final Duration FRESH_OPEN = Duration.ofSeconds(5);
    private static final Duration USABLE_OPEN = Duration.ofMinutes(15);
    private static final Duration FRESH_CLOSED = Duration.ofMinutes(15);
    private static final Duration USABLE_CLOSED = Duration.ofDays(4);
    private static final Duration FRESH_NOTHING = Duration.ofMinutes(10);
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(1_400);
    private final ReadThrough<Quote> kept;
    private final ProviderChain providers;
    private final Simulation simulation;
    private final Clock clock;
    private final PastQuotes past = new PastQuotes(DelayedQuotes.DELAY);

    public QuoteBook(ReadThrough<Quote> kept, ProviderChain providers, Simulation simulation, Clock clock) {
        this.kept = kept;
        this.providers = providers;
        this.simulation = simulation;
        this.clock = clock;
    }

    /** Which of those asked for are there, which do not exist, and which cannot be had at the moment. */
    public record Page(Map<Instrument, QuoteAnswer> found, List<Instrument> unknown, List<Instrument> unavailable) {

        /** @throws Fault NOT_FOUND or UNAVAILABLE where it is not there */
        QuoteAnswer only(Instrument instrument) {
            QuoteAnswer answer = found.get(instrument);
            if (answer != null) {
                return answer;
            }
            throw unknown.isEmpty()
                    ? Fault.unavailable("no source has a price for " + instrument + " just now", Duration.ofSeconds(5))
                    : Fault.notFound("symbol " + instrument);
        }
    }

    /** @param interactive somebody waits for the answer */
    public Future<Page> quotes(List<Instrument> instruments, boolean interactive) {
        Map<String, Instrument> asked = new LinkedHashMap<>();
        instruments.stream()
                .filter(each -> providers.serves(each.kind(), Capability.QUOTES))
                .forEach(each -> asked.put(KEY + each.symbol(), each));
        Future<Map<String, Cached<Quote>>> fetched = asked.isEmpty()
                ? Future.succeededFuture(Map.of())
                : kept.get(List.copyOf(asked.keySet()), LONGEST_ANSWER, key -> fetch(instrumentOf(key), interactive));
        return fetched.map(there -> page(instruments, there));
    }

    /** @throws Fault NOT_FOUND or UNAVAILABLE, as the future's failure */
    public Future<QuoteAnswer> quote(Instrument instrument) {
        return quotes(List.of(instrument), true).map(page -> page.only(instrument));
    }

    /** Takes in what a provider's stream says. */
    public void heard(Quote quote) {
        kept.putNear(KEY + quote.symbol(), new Fetched<>(quote, FRESH_OPEN, USABLE_OPEN));
    }

    /** What it cost before the delay of {@link DelayedQuotes}; empty where nobody asked then. @param now what it costs */
    Optional<Quote> past(Instrument instrument, Quote now, Instant at) {
        return now.simulated()
                ? simulation.quote(
                        instrument,
                        providers.isContracted(instrument.kind(), Capability.QUOTES),
                        at.minus(DelayedQuotes.DELAY))
                : past.of(instrument.symbol(), at);
    }

    private Page page(List<Instrument> instruments, Map<String, Cached<Quote>> there) {
        Map<Instrument, QuoteAnswer> found = new LinkedHashMap<>();
        List<Instrument> unknown = new ArrayList<>();
        List<Instrument> unavailable = new ArrayList<>();
        Instant now = clock.instant();
        Map<AssetKind, Instant> oldest = new EnumMap<>(AssetKind.class);
        for (Instrument instrument : instruments) {
            Cached<Quote> cached = there.get(KEY + instrument.symbol());
            if (cached == null) {
                simulation
                        .quote(instrument, providers.isContracted(instrument.kind(), Capability.QUOTES), now)
                        .ifPresentOrElse(
                                quote -> found.put(instrument, new QuoteAnswer(quote, false)),
                                () -> unavailable.add(instrument));
            } else if (cached.value() == null) {
                unknown.add(instrument);
            } else {
                Instant since = oldest.computeIfAbsent(instrument.kind(), kind -> oldestFresh(kind, now));
                past.note(cached.value(), now);
                boolean stale = !cached.isFresh(now) || cached.value().asOf().isBefore(since);
                found.put(instrument, new QuoteAnswer(cached.value(), stale));
            }
        }
        return new Page(found, unknown, unavailable);
    }

    /** What is of an earlier session than the last but one is stale however lately it was fetched. */
    private static Instant oldestFresh(AssetKind kind, Instant now) {
        TradingCalendar calendar = Calendars.of(kind);
        return calendar.before(calendar.currentOrLast(now).date()).open();
    }

    private Future<Fetched<Quote>> fetch(Instrument instrument, boolean interactive) {
        return providers
                .<Quote>ask(
                        instrument.kind(),
                        Capability.QUOTES,
                        interactive,
                        (provider, time) -> provider.quote(instrument, time))
                .compose(outcome -> {
                    if (outcome instanceof Outcome.Ok<Quote> ok) {
                        return Future.succeededFuture(life(instrument, ok.value()));
                    }
                    return outcome instanceof Outcome.NotFound
                            ? Future.succeededFuture(new Fetched<Quote>(null, FRESH_NOTHING, FRESH_NOTHING))
                            : Future.failedFuture(Fault.unavailable("no provider answers", Duration.ofSeconds(5)));
                });
    }

    private Fetched<Quote> life(Instrument instrument, Quote quote) {
        TradingCalendar calendar = Calendars.of(instrument.kind());
        Instant now = clock.instant();
        if (calendar.sessionAt(now).isPresent()) {
            return new Fetched<>(quote, FRESH_OPEN, USABLE_OPEN);
        }
        Duration untilOpen = Duration.between(now, calendar.nextOpen(now));
        return new Fetched<>(quote, untilOpen.compareTo(FRESH_CLOSED) < 0 ? untilOpen : FRESH_CLOSED, USABLE_CLOSED);
    }

    private static Instrument instrumentOf(String key) {
        return Instrument.parse(key.substring(KEY.length()));
    }
}
