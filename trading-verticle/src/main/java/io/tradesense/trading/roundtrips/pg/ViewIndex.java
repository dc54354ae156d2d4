package io.tradesense.trading.roundtrips.pg;

import io.tradesense.trading.roundtrips.domain.SortKey;
import io.tradesense.trading.roundtrips.domain.Trades;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** In which order the parts of a view stand: nothing else of them is remembered. */
final class ViewIndex {
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::key).thenComparing(Entry::id);

    private final Entry[] entries;

    /** A part of a trade: a hundred bytes. */
    record Entry(SortKey key, UUID id, UUID tradeId) {

        /** The place where a page ended. */
        static Entry at(Trades.Sort sort, Trades.After after) {
            return new Entry(SortKey.parse(sort, after.value()), after.id(), after.id());
        }
    }

    /** @param more whether anything follows */
    record Slice(List<Entry> entries, boolean more) {}

    /** Sorts: a matter of tens of milliseconds for a hundred thousand. */
    ViewIndex(List<Entry> unsorted) {
        entries = unsorted.toArray(Entry[]::new);
        Arrays.sort(entries, ORDER);
    }

    int size() {
        return entries.length;
    }

    Slice page(boolean descending, int limit, Optional<Entry> after) {
        return descending ? before(limit, after) : following(limit, after);
    }

    private Slice following(int limit, Optional<Entry> after) {
        int from = after.map(place -> indexOf(place) >= 0 ? indexOf(place) + 1 : -indexOf(place) - 1)
                .orElse(0);
        int to = Math.min(entries.length, from + limit);
        return new Slice(List.of(Arrays.copyOfRange(entries, from, to)), to < entries.length);
    }

    private Slice before(int limit, Optional<Entry> after) {
        int to = after.map(place -> indexOf(place) >= 0 ? indexOf(place) : -indexOf(place) - 1)
                .orElse(entries.length);
        int from = Math.max(0, to - limit);
        var page = Arrays.copyOfRange(entries, from, to);
        Collections.reverse(Arrays.asList(page));
        return new Slice(List.of(page), from > 0);
    }

    private int indexOf(Entry place) {
        return Arrays.binarySearch(entries, place, ORDER);
    }
}
