package io.tradesense.trading.excursions.domain;

import io.tradesense.trading.excursions.domain.Candles.Resolution;
import io.tradesense.trading.excursions.domain.ExcursionBook.Due;
import io.tradesense.trading.executions.domain.Instrument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A user's trades of one instrument that are looked at by bars of one length and lie so near to each other that the market is asked
 * once for all of them.
 */
public record DueSpan(
        UUID userId, Instrument instrument, Resolution resolution, Instant from, Instant to, List<Due> trades) {
    /** What the market answers at once, less the bar before the span. */
    private static final int MOST_BARS = 4_000;

    private record Kind(UUID userId, Instrument instrument, Resolution resolution) {
        DueSpan span(Instant from, Instant to, List<Due> trades) {
            return new DueSpan(userId, instrument, resolution, from, to, trades);
        }
    }

    public DueSpan {
        trades = List.copyOf(trades);
    }

    public static List<DueSpan> of(Collection<Due> due) {
        Map<Kind, List<Due>> byKind = new LinkedHashMap<>();
        due.stream()
                .sorted(Comparator.comparing(DueSpan::opened))
                .forEach(each -> byKind.computeIfAbsent(kind(each), first -> new ArrayList<>())
                        .add(each));
        List<DueSpan> spans = new ArrayList<>();
        byKind.forEach((kind, trades) -> split(kind, trades, spans));
        return List.copyOf(spans);
    }

    private static void split(Kind kind, List<Due> trades, List<DueSpan> spans) {
        int begin = 0;
        var from = opened(trades.get(0));
        var to = from;
        for (int place = 0; place < trades.size(); place++) {
            var each = trades.get(place);
            var end = each.held().until().isAfter(to) ? each.held().until() : to;
            if (place > begin && isTooLong(kind.resolution(), from, end)) {
                spans.add(kind.span(from, to, trades.subList(begin, place)));
                begin = place;
                from = opened(each);
                end = each.held().until();
            }
            to = end;
        }
        spans.add(kind.span(from, to, trades.subList(begin, trades.size())));
    }

    private static boolean isTooLong(Resolution resolution, Instant from, Instant to) {
        return Duration.between(from, to).compareTo(resolution.length().multipliedBy(MOST_BARS)) > 0;
    }

    private static Kind kind(Due due) {
        var held = due.held();
        return new Kind(due.userId(), held.instrument(), Resolution.of(Duration.between(opened(due), held.until())));
    }

    static Instant opened(Due due) {
        return due.held().legs().get(0).executedAt();
    }
}
