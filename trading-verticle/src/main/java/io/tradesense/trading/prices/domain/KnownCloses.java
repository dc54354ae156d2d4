package io.tradesense.trading.prices.domain;

import io.tradesense.trading.executions.domain.Instrument;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Closes that are kept, and of the market what is missing of them. So a history that was read once costs the market only
 * its newest days, and stands while the market is away.
 */
public final class KnownCloses implements Closes {
    /** Instruments the market is asked of at a time; the others' turn comes with the next question. */
    private static final int MOST_ASKED = 100;
    /** No market of the world is closed for longer in its course. */
    private static final int LONGEST_HOLIDAY = 10;

    private final Closes market;
    private final KeptCloses kept;
    private final Clock clock;

    public KnownCloses(Closes market, KeptCloses kept, Clock clock) {
        this.market = market;
        this.kept = kept;
        this.clock = clock;
    }

    @Override
    public Future<Map<Instrument, NavigableMap<LocalDate, Close>>> of(Collection<Instrument> instruments, Span span) {
        return kept.of(instruments, span).compose(known -> {
            Map<Span, List<Instrument>> missing = missing(instruments, span, known);
            List<Future<Map<Instrument, NavigableMap<LocalDate, Close>>>> asked = new ArrayList<>();
            missing.forEach((part, some) -> asked.add(market.of(some, part)));
            return together(asked).compose(news -> kept.keep(lasting(news)).map(done -> merged(known, news)));
        });
    }

    /** All were asked before the first is waited for. */
    private static Future<Map<Instrument, NavigableMap<LocalDate, Close>>> together(
            List<Future<Map<Instrument, NavigableMap<LocalDate, Close>>>> asked) {
        Map<Instrument, NavigableMap<LocalDate, Close>> news = new HashMap<>();
        Future<Void> all = Future.succeededFuture();
        for (var each : asked) {
            all = all.compose(before -> each.map(closes -> {
                news.putAll(closes);
                return null;
            }));
        }
        return all.map(news);
    }

    private static Map<Span, List<Instrument>> missing(
            Collection<Instrument> instruments, Span span, Map<Instrument, NavigableMap<LocalDate, Close>> known) {
        Map<Span, List<Instrument>> missing = new LinkedHashMap<>();
        instruments.stream()
                .distinct()
                .sorted(Comparator.comparing(known::containsKey))
                .filter(instrument -> !isComplete(known.get(instrument), span))
                .limit(MOST_ASKED)
                .forEach(instrument -> missing.computeIfAbsent(
                                missing(known.get(instrument), span), part -> new ArrayList<>())
                        .add(instrument));
        return missing;
    }

    private static boolean isComplete(@Nullable NavigableMap<LocalDate, Close> known, Span span) {
        return known != null
                && !known.lastKey().isBefore(span.to())
                && !known.firstKey().isAfter(span.from().plusDays(LONGEST_HOLIDAY));
    }

    private static Span missing(@Nullable NavigableMap<LocalDate, Close> known, Span span) {
        return known == null || known.firstKey().isAfter(span.from().plusDays(LONGEST_HOLIDAY))
                ? span
                : new Span(known.lastKey().plusDays(1), span.to());
    }

    /** What was made up is never kept, and today's close is none yet. */
    private Map<Instrument, NavigableMap<LocalDate, Close>> lasting(
            Map<Instrument, NavigableMap<LocalDate, Close>> closes) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<Instrument, NavigableMap<LocalDate, Close>> lasting = new HashMap<>();
        closes.forEach((instrument, days) -> {
            NavigableMap<LocalDate, Close> over = new TreeMap<>(days.headMap(today, false));
            over.values().removeIf(Close::simulated);
            if (!over.isEmpty()) lasting.put(instrument, over);
        });
        return lasting;
    }

    private static Map<Instrument, NavigableMap<LocalDate, Close>> merged(
            Map<Instrument, NavigableMap<LocalDate, Close>> known,
            Map<Instrument, NavigableMap<LocalDate, Close>> news) {
        Map<Instrument, NavigableMap<LocalDate, Close>> merged = new HashMap<>();
        news.forEach((instrument, days) -> merged.put(instrument, new TreeMap<>(days)));
        // what was seen for real stands over what the simulator says of the same day
        known.forEach((instrument, days) ->
                merged.computeIfAbsent(instrument, none -> new TreeMap<>()).putAll(days));
        return merged;
    }
}
