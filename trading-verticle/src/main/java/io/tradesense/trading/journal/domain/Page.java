package io.tradesense.trading.journal.domain;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next null on the last page
 */
public record Page<T>(List<T> items, @Nullable Place next) {

    /** @param rows one more than the limit where there is another page */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Place> place) {
        return rows.size() <= limit
                ? new Page<>(List.copyOf(rows), null)
                : new Page<>(List.copyOf(rows.subList(0, limit)), place.apply(rows.get(limit - 1)));
    }
}
