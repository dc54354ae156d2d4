package io.tradesense.ai.answers.domain;

import io.tradesense.ai.spending.domain.Cancellation;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The same work asked for at the same time is done once. It is cancelled when nobody waits for it any more. */
public final class SingleFlight<T> {
    private final Map<String, Flight<T>> flights = new HashMap<>();

    private static final class Flight<T> {
        private final Cancellation shared = new Cancellation();
        private Future<T> result = Future.failedFuture("not begun");
        private int waiting;
    }

    /** Used on one event loop. */
    public Future<T> join(String key, Cancellation mine, Function<Cancellation, Future<T>> work) {
        Flight<T> known = flights.get(key);
        Flight<T> flight = known == null ? new Flight<>() : known;
        flight.waiting++;
        mine.onCancel(() -> {
            if (--flight.waiting == 0) {
                // Whoever asks from now on wants an answer, and this will be none.
                flights.remove(key, flight);
                flight.shared.cancel();
            }
        });
        if (known == null) {
            flights.put(key, flight);
            flight.result = work.apply(flight.shared).onComplete(done -> flights.remove(key, flight));
            if (flight.result.isComplete()) {
                flights.remove(key, flight);
            }
        }
        return flight.result;
    }
}
