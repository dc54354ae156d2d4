package io.tradesense.analytics.candles.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where prices come from. They may be away for a while. */
public interface Candles {

    /**
     * @param candles by time, whole ones only
     * @param source who told them
     * @param simulated they are made up, because no source was there to be asked
     * @param more there are later ones that were not read
     */
    record Series(List<Candle> candles, String source, boolean simulated, boolean more) {
        /** Nothing is known of the symbol. */
        public static final Series NONE = new Series(List.of(), "none", false, false);

        public Series {
            candles = List.copyOf(candles);
        }
    }

    /**
     * Those that begin in [from, to), the first {@code limit} of them. Fails with UNAVAILABLE or TIMED_OUT while
     * nobody can be asked.
     *
     * @param userId whose own imported prices come first
     */
    Future<Series> between(UUID userId, String symbol, Span span, Instant from, Instant to, int limit);
}
