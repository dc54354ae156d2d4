package io.tradesense.market.quotes.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What prices were a while ago, for readers whose plan has no live ones: a quote a minute of each symbol that anybody asks
 * for, and the last one that is old enough. A bounded number of symbols; for one event loop.
 */
final class PastQuotes {
    private static final int SYMBOLS = 2_000;
    private static final Duration APART = Duration.ofMinutes(1);
    private final Duration delay;
    private final Map<String, Deque<Seen>> bySymbol = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Seen>> eldest) {
            return size() > SYMBOLS;
        }
    };

    private record Seen(Quote quote, Instant at) {}

    PastQuotes(Duration delay) {
        this.delay = delay;
    }

    /** Notes what a symbol costs now, unless that was noted a moment ago. */
    void note(Quote quote, Instant now) {
        Deque<Seen> seen = bySymbol.computeIfAbsent(quote.symbol(), first -> new ArrayDeque<>());
        Seen last = seen.peekLast();
        if (last == null || !last.at.plus(APART).isAfter(now)) {
            seen.addLast(new Seen(quote, now));
            prune(seen, now);
        }
    }

    /** What the symbol cost when it was noted last before the delay; empty where it was not. */
    Optional<Quote> of(String symbol, Instant now) {
        Deque<Seen> seen = bySymbol.get(symbol);
        if (seen == null) {
            return Optional.empty();
        }
        prune(seen, now);
        Seen oldest = seen.peekFirst();
        return oldest == null || !isOld(oldest, now) ? Optional.empty() : Optional.of(oldest.quote);
    }

    /** Of those that are old enough only the last is of use. */
    private void prune(Deque<Seen> seen, Instant now) {
        while (seen.size() > 1 && seen.stream().skip(1).limit(1).allMatch(second -> isOld(second, now))) {
            seen.removeFirst();
        }
    }

    private boolean isOld(Seen seen, Instant now) {
        return !seen.at.plus(delay).isAfter(now);
    }
}
