package io.tradesense.auth.mail.domain;

import io.tradesense.auth.mail.domain.Waiting.Due;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Sends what waits. A message that cannot be sent is tried again after half a minute, then after twice as long each time
 * up to an hour; after {@value #MOST_TRIES} tries (about six hours) it is given up. A process killed in between sends a
 * message a second time rather than never.
 */
public final class Delivery {
    static final int MOST_TRIES = 12;
    private static final int BATCH = 10;
    /** Longer than any postman takes. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Waiting waiting;
    private final Postman postman;
    private final Clock clock;
    private final BiConsumer<UUID, Throwable> givenUp;

    /** @param givenUp hears of a message that is dropped, and why */
    public Delivery(Waiting waiting, Postman postman, Clock clock, BiConsumer<UUID, Throwable> givenUp) {
        this.waiting = waiting;
        this.postman = postman;
        this.clock = clock;
        this.givenUp = givenUp;
    }

    /** Tries everything that is due, once. @return how many messages were tried */
    public Future<Integer> round() {
        return waiting.take(clock.instant(), LEASE, BATCH)
                .compose(due -> attempts(due)
                        .compose(done -> due.size() < BATCH
                                ? Future.succeededFuture(due.size())
                                : round().map(more -> more + due.size())));
    }

    /** All at once; ends with the last. */
    private Future<Void> attempts(List<Due> due) {
        Future<Void> all = Future.succeededFuture();
        for (Future<Void> attempt : due.stream().map(this::attempt).toList()) {
            all = all.compose(before -> attempt);
        }
        return all;
    }

    /** How long a message rests after that many tries. */
    static Duration pauseAfter(int tries) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private Future<Void> attempt(Due due) {
        return postman.deliver(due.id(), due.message())
                .compose(delivered -> waiting.remove(due.id()), failure -> failed(due, failure));
    }

    private Future<Void> failed(Due due, Throwable failure) {
        if (due.tries() < MOST_TRIES) {
            return waiting.retryAt(due.id(), clock.instant().plus(pauseAfter(due.tries())));
        }
        givenUp.accept(due.id(), failure);
        return waiting.remove(due.id());
    }
}
