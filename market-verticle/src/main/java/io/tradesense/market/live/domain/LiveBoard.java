package io.tradesense.market.live.domain;

import io.tradesense.kit.Fault;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.QuoteAnswer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to what, and what each has yet to be told. Per listener and symbol only the last change is kept, so a slow
 * listener sees fewer changes and never old ones; one who reads nothing for too long is let go. For one event loop.
 */
public final class LiveBoard {
    /** The most symbols of one listener. */
    public static final int MOST_SYMBOLS = 100;

    private static final Duration LONGEST_STALL = Duration.ofSeconds(30);
    private static final Duration BEAT = Duration.ofSeconds(15);
    private final int mostListeners;
    private final Clock clock;
    private final Map<Listener, Seat> seats = new LinkedHashMap<>();
    private final Map<Instrument, Set<Seat>> listenersOf = new HashMap<>();
    private final Map<Instrument, Change> last = new HashMap<>();

    public LiveBoard(int mostListeners, Clock clock) {
        this.mostListeners = mostListeners;
        this.clock = clock;
    }

    /** What one listener is to be told. */
    private final class Seat {
        private final Listener listener;
        private final Set<Instrument> symbols = new LinkedHashSet<>();
        private final Map<Instrument, Change> pending = new LinkedHashMap<>();
        private @Nullable Instant stalledSince;
        private Instant lastSent;

        Seat(Listener listener, Instant now) {
            this.listener = listener;
            this.lastSent = now;
        }
    }

    public int listeners() {
        return seats.size();
    }

    /** What anybody listens to. */
    public List<Instrument> watched() {
        return List.copyOf(listenersOf.keySet());
    }

    /**
     * Lets somebody listen, first to what is known already.
     *
     * @param seen what was heard until then is known to the listener; null for one who knows nothing
     * @throws Fault UNAVAILABLE where all seats are taken, INVALID for too many symbols
     */
    public void listen(Listener listener, Collection<Instrument> symbols, @Nullable Instant seen) {
        Seat seat = seats.get(listener);
        if (seat == null) {
            if (seats.size() >= mostListeners) {
                throw Fault.unavailable("too many are listening here", Duration.ofSeconds(5))
                        .typed("overloaded");
            }
            seat = new Seat(listener, clock.instant());
            seats.put(listener, seat);
        }
        var all = new LinkedHashSet<>(seat.symbols);
        all.addAll(symbols);
        if (all.size() > MOST_SYMBOLS) {
            throw Fault.invalid("/subscribe", "at most " + MOST_SYMBOLS + " symbols at a time");
        }
        for (Instrument symbol : symbols) {
            seat.symbols.add(symbol);
            listenersOf.computeIfAbsent(symbol, first -> new LinkedHashSet<>()).add(seat);
            Change known = last.get(symbol);
            if (known != null && (seen == null || known.heard().isAfter(seen))) {
                seat.pending.put(symbol, known);
            }
        }
        flush(seat);
    }

    /** Ends listening to some symbols. */
    public void ignore(Listener listener, Collection<Instrument> symbols) {
        Seat seat = seats.get(listener);
        if (seat != null) {
            symbols.forEach(symbol -> leave(seat, symbol));
        }
    }

    /** Ends listening; nothing happens where it has ended. */
    public void leave(Listener listener) {
        Seat seat = seats.remove(listener);
        if (seat != null) {
            List.copyOf(seat.symbols).forEach(symbol -> leave(seat, symbol));
        }
    }

    /** Tells those who listen, if it is news. Answers whether it was. */
    public boolean heard(Instrument symbol, QuoteAnswer answer) {
        Change before = last.get(symbol);
        Set<Seat> listening = listenersOf.get(symbol);
        if (listening == null || before != null && before.answer().equals(answer)) {
            return false;
        }
        var change = new Change(answer, clock.instant());
        last.put(symbol, change);
        listening.forEach(seat -> seat.pending.put(symbol, change));
        return true;
    }

    /** Sends what waits to whoever can take it, and lets go of those who could not for too long. */
    public void flush() {
        List<Seat> stuck = new ArrayList<>();
        for (Seat seat : seats.values()) {
            flush(seat);
            Instant since = seat.stalledSince;
            if (since != null && since.plus(LONGEST_STALL).isBefore(clock.instant())) {
                stuck.add(seat);
            }
        }
        stuck.forEach(seat -> {
            leave(seat.listener);
            seat.listener.close();
        });
    }

    /** Lets everybody go: each will come back elsewhere, and resume. */
    public void close() {
        List.copyOf(seats.keySet()).forEach(listener -> {
            leave(listener);
            listener.close();
        });
    }

    private void flush(Seat seat) {
        Instant now = clock.instant();
        if (!seat.listener.isReady()) {
            seat.stalledSince = seat.stalledSince == null ? now : seat.stalledSince;
            return;
        }
        seat.stalledSince = null;
        if (!seat.pending.isEmpty()) {
            List<Change> changes = List.copyOf(seat.pending.values());
            seat.pending.clear();
            seat.listener.send(changes);
            seat.lastSent = now;
        } else if (!seat.lastSent.plus(BEAT).isAfter(now)) {
            seat.listener.beat(now);
            seat.lastSent = now;
        }
    }

    private void leave(Seat seat, Instrument symbol) {
        seat.symbols.remove(symbol);
        seat.pending.remove(symbol);
        Set<Seat> listening = listenersOf.get(symbol);
        if (listening != null) {
            listening.remove(seat);
            if (listening.isEmpty()) {
                listenersOf.remove(symbol);
                last.remove(symbol);
            }
        }
    }
}
