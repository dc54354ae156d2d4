package io.tradesense.billing.webhooks.domain;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events that came, whatever has become of them. */
public interface Inbox {

    enum State {
        WAITING,
        DONE,
        /** It concerns nobody of ours. */
        IGNORED,
        /** It failed too often; an operator looks at it. */
        PARKED
    }

    /** An event and what became of it. @param failure what went wrong last; null where nothing did */
    record Entry(
            InboxEvent event,
            long number,
            State state,
            int attempts,
            Instant receivedAt,
            @Nullable Instant settledAt,
            @Nullable String failure) {}

    /** Keeps it, unless it is known. What concerns nobody is ignored at once. */
    Future<Void> store(InboxEvent event);

    /** Customers of whom something waits and is due, those that wait longest first. */
    Future<List<String>> due(int most);

    /**
     * Has a customer's events wait for another try, longer each time.
     *
     * @param park whether too many tries end it
     */
    Future<Void> failed(String customerId, String why, boolean park);

    Future<Void> ignore(String customerId, String why);

    /** The newest first. @param before the number of the last of the page before; null for the first page */
    Future<List<Entry>> list(State state, @Nullable Long before, int most);

    /** Has a parked or ignored one wait again. Empty where there is none. @param by whoever asked, for the audit */
    Future<Optional<Entry>> replay(String id, String by);

    Future<Map<State, Long>> counts();

    /** When the oldest came that waits. */
    Future<Optional<Instant>> waitingSince();
}
