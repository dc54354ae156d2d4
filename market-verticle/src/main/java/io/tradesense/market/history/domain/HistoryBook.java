package io.tradesense.market.history.domain;

import io.tradesense.kit.Fault;
import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.calendars.domain.TradingCalendar;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.simulation.domain.Simulation;
import io.tradesense.market.simulation.domain.Simulator;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** History from what the user imported, else from the providers, else from the simulator where that is allowed. */
public final class HistoryBook {
    private static final String IMPORTED = "import";
    private static final int BASE_CANDLES = 20_000;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private final ImportedHistory imported;
    private final FetchedHistory fetched;
    private final Simulation simulation;
    private final Workers workers;
    private final Clock clock;

    /** Where work is done that is too long for an event loop: twenty thousand candles to make, check and gather. */
    public interface Workers {
        <T> Future<T> run(Callable<T> work);
    }

    public HistoryBook(
            ImportedHistory imported, FetchedHistory fetched, Simulation simulation, Workers workers, Clock clock) {
        this.imported = imported;
        this.fetched = fetched;
        this.simulation = simulation;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * What is asked for: candles that begin in [from, to).
     *
     * @param userId whose imports count; null for a service on its own account
     * @param limit candles at the most
     * @param until what ended later is left out, unless the user brought it; null to leave nothing out
     */
    public record Question(
            Instrument instrument,
            Interval interval,
            Instant from,
            Instant to,
            boolean adjusted,
            int limit,
            @Nullable UUID userId,
            @Nullable Instant until) {}

    private record Raw(String source, boolean simulated, Pages candles) {}

    /** @param nextBase where unread candles begin; null where all were read */
    record Pages(List<Candle> candles, @Nullable Instant nextBase) {}

    /** @throws Fault UNAVAILABLE, as the future's failure, where somebody may know and none can be asked */
    public Future<Series> series(Question asked) {
        var resampling = new Resampling(Calendars.of(asked.instrument().kind()));
        Instant earliest = asked.from().isBefore(EARLIEST) ? EARLIEST : asked.from();
        Instant from = resampling.begin(asked.interval(), earliest);
        var actions = asked.userId() == null
                ? Future.succeededFuture(List.<CorporateAction>of())
                : imported.actions(asked.userId(), asked.instrument());
        return raw(asked, from)
                .compose(raw -> actions.compose(known -> workers.run(() -> answer(asked, raw, known, resampling))));
    }

    /** Whether the answer comes from what the user brought. */
    public Future<Boolean> isOwn(Question asked) {
        return own(asked, asked.from()).map(found -> !found.isEmpty());
    }

    private Future<Raw> raw(Question asked, Instant from) {
        return own(asked, from).compose(own -> {
            if (!own.isEmpty()) {
                return Future.succeededFuture(new Raw(IMPORTED, false, page(own)));
            }
            return fetched.candles(asked.instrument(), asked.interval().base(), from, asked.to(), need(asked))
                    .map(there -> there.orElse(FetchedHistory.NONE))
                    .map(there -> new Raw(there.source(), false, there.pages()))
                    .compose(
                            raw -> raw.candles().candles().isEmpty()
                                    ? instead(asked, from, null)
                                    : Future.succeededFuture(raw),
                            failure -> instead(asked, from, failure));
        });
    }

    /** Candles of the very interval come first; a user who imported days has weeks and months with them. */
    private Future<List<Candle>> own(Question asked, Instant from) {
        UUID userId = asked.userId();
        if (userId == null) {
            return Future.succeededFuture(List.of());
        }
        Interval base = asked.interval().base();
        return imported.candles(userId, asked.instrument(), base, from, asked.to(), BASE_CANDLES + 1)
                .compose(found -> found.isEmpty() && base != asked.interval()
                        ? imported.candles(
                                userId, asked.instrument(), asked.interval(), from, asked.to(), BASE_CANDLES + 1)
                        : Future.succeededFuture(found));
    }

    private Future<Raw> instead(Question asked, Instant from, @Nullable Throwable failure) {
        Instrument instrument = asked.instrument();
        boolean contracted = fetched.isContracted(instrument.kind(), asked.interval());
        if (!simulation.allowed(contracted)) {
            return failure == null
                    ? Future.succeededFuture(new Raw("none", false, new Pages(List.of(), null)))
                    : Future.failedFuture(Fault.unavailable(
                            "no source has the history of " + instrument + " just now", Duration.ofSeconds(10)));
        }
        return workers.run(() -> simulated(asked, from));
    }

    private Raw simulated(Question asked, Instant from) {
        Instant now = clock.instant();
        int most = need(asked) + 1;
        var simulator = simulation.simulator();
        List<Candle> made = asked.interval().isIntraday()
                ? simulator.minutes(asked.instrument(), from, asked.to(), now, most)
                : simulator.days(asked.instrument(), from, asked.to(), now, most);
        return new Raw(Simulator.SOURCE, true, page(made, most - 1));
    }

    private Series answer(Question asked, Raw raw, List<CorporateAction> actions, Resampling resampling) {
        TradingCalendar calendar = Calendars.of(asked.instrument().kind());
        List<Candle> base = raw.candles().candles();
        var flags = new QualityCheck(calendar).flags(asked.interval().base(), base, actions);
        List<Candle> adjusted = asked.adjusted() ? Adjustment.adjust(base, actions, calendar) : base;
        List<Candle> whole = ended(asked, raw, resampling.to(asked.interval(), adjusted), resampling);
        Instant next = raw.candles().nextBase();
        if (next != null && !whole.isEmpty()) {
            // The last span may go on in what was not read.
            Candle open = whole.get(whole.size() - 1);
            if (resampling.begin(asked.interval(), next).equals(resampling.begin(asked.interval(), open.t()))) {
                whole = whole.subList(0, whole.size() - 1);
                next = open.t();
            }
        }
        if (whole.size() > asked.limit()) {
            next = whole.get(asked.limit()).t();
            whole = whole.subList(0, asked.limit());
        }
        return new Series(
                asked.instrument(),
                asked.interval(),
                raw.source(),
                raw.simulated(),
                asked.adjusted(),
                next == null && isPartial(asked.interval(), whole, resampling),
                List.copyOf(whole),
                flags,
                next);
    }

    private static List<Candle> ended(Question asked, Raw raw, List<Candle> candles, Resampling resampling) {
        Instant until = asked.until();
        return until == null || raw.source().equals(IMPORTED)
                ? candles
                : candles.stream()
                        .takeWhile(candle ->
                                !resampling.end(asked.interval(), candle.t()).isAfter(until))
                        .toList();
    }

    private boolean isPartial(Interval interval, List<Candle> candles, Resampling resampling) {
        return !candles.isEmpty()
                && clock.instant()
                        .isBefore(resampling.end(
                                interval, candles.get(candles.size() - 1).t()));
    }

    private static int need(Question asked) {
        long factor = switch (asked.interval()) {
            case M1, D1 -> 1;
            case M5 -> 5;
            case M15 -> 15;
            case H1 -> 60;
            case W1 -> 6;
            case MO1 -> 24;
        };
        return (int) Math.min(BASE_CANDLES, (asked.limit() + 1L) * factor);
    }

    private static Pages page(List<Candle> candles) {
        return page(candles, BASE_CANDLES);
    }

    private static Pages page(List<Candle> candles, int most) {
        return candles.size() <= most
                ? new Pages(candles, null)
                : new Pages(candles.subList(0, most), candles.get(most).t());
    }
}
