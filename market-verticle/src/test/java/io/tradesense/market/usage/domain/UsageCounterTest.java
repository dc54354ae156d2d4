package io.tradesense.market.usage.domain;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.TestClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UsageCounterTest {
    private static final UUID ADA = UUID.randomUUID();
    private static final UUID BOB = UUID.randomUUID();
    private final TestClock clock = new TestClock(Instant.parse("2026-03-31T23:59:58Z"));
    private final AtomicInteger lost = new AtomicInteger();
    private final Kept kept = new Kept();
    private final UsageCounter counter = new UsageCounter(kept, clock, lost::incrementAndGet);

    private record Batch(long number, List<Usage> usage) {}

    /** Keeps batches as the table does: a number that is not greater adds nothing. */
    private static final class Kept implements UsageBook {
        private final List<Batch> batches = new ArrayList<>();
        private final List<Batch> asked = new ArrayList<>();
        private Future<Void> answer = Future.succeededFuture();
        private boolean arrives = true;

        @Override
        public Future<Void> add(long number, List<Usage> batch) {
            asked.add(new Batch(number, batch));
            if (arrives && (batches.isEmpty() || batches.get(batches.size() - 1).number() < number)) {
                batches.add(new Batch(number, batch));
            }
            return answer;
        }

        @Override
        public Future<Boolean> tell() {
            return Future.succeededFuture(false);
        }

        long calls(UUID userId) {
            return batches.stream()
                    .flatMap(batch -> batch.usage().stream())
                    .filter(usage -> usage.userId().equals(userId))
                    .mapToLong(Usage::calls)
                    .sum();
        }
    }

    private void call(UUID userId, int times) {
        for (int time = 0; time < times; time++) {
            counter.called(userId);
        }
    }

    @Test
    void calls_of_a_turn_are_kept_together_by_user() {
        call(ADA, 3);
        call(BOB, 1);
        call(ADA, 1);
        await(counter.turn());
        assertThat(kept.batches).hasSize(1);
        assertThat(kept.batches.get(0).usage()).hasSize(2);
        assertThat(kept.calls(ADA)).isEqualTo(4);
        assertThat(kept.calls(BOB)).isEqualTo(1);
        await(counter.turn());
        assertThat(kept.asked).as("nothing to keep, nothing asked").hasSize(1);
    }

    @Test
    void a_batch_that_did_not_arrive_is_sent_again_and_what_came_since_waits_for_the_next() {
        kept.arrives = false;
        kept.answer = Future.failedFuture("away");
        call(ADA, 2);
        assertThat(failureOf(counter.turn())).hasMessage("away");
        call(ADA, 5);
        kept.arrives = true;
        kept.answer = Future.succeededFuture();
        await(counter.turn());
        await(counter.turn());
        assertThat(kept.asked).extracting(Batch::number).containsExactly(1L, 1L, 2L);
        assertThat(kept.calls(ADA)).isEqualTo(7);
    }

    @Test
    void a_batch_that_arrived_though_nobody_said_so_counts_once() {
        kept.answer = Future.failedFuture("the connection broke in the middle of the commit");
        call(ADA, 2);
        assertThat(failureOf(counter.turn())).isNotNull();
        kept.answer = Future.succeededFuture();
        await(counter.close());
        assertThat(kept.asked).hasSize(2);
        assertThat(kept.calls(ADA)).isEqualTo(2);
    }

    @Test
    void one_batch_is_under_way_at_a_time_and_closing_keeps_what_came_meanwhile() {
        Promise<Void> slow = Promise.promise();
        kept.answer = slow.future();
        call(ADA, 1);
        var first = counter.turn();
        call(ADA, 1);
        assertThat(counter.turn()).isSameAs(first);
        assertThat(kept.asked).hasSize(1);
        var closed = counter.close();
        kept.answer = Future.succeededFuture();
        slow.complete();
        await(closed);
        assertThat(kept.calls(ADA)).isEqualTo(2);
    }

    @Test
    void who_waits_is_told_when_a_batch_with_their_call_is_kept_and_shares_it_with_who_came_meanwhile() {
        Promise<Void> slow = Promise.promise();
        kept.answer = slow.future();
        call(ADA, 1);
        var first = counter.kept();
        call(ADA, 1);
        var second = counter.kept();
        call(BOB, 1);
        var third = counter.kept();
        assertThat(first.isComplete()).isFalse();
        kept.answer = Future.succeededFuture();
        slow.complete();
        await(first);
        await(second);
        await(third);
        assertThat(kept.batches).hasSize(2);
        assertThat(kept.calls(ADA)).isEqualTo(2);
        assertThat(kept.calls(BOB)).isEqualTo(1);
    }

    @Test
    void while_nothing_can_be_kept_nobody_waits_and_the_next_turn_keeps_it_all() {
        Promise<Void> slow = Promise.promise();
        kept.arrives = false;
        kept.answer = slow.future();
        call(ADA, 1);
        var first = counter.kept();
        call(ADA, 1);
        var second = counter.kept();
        slow.fail("away");
        assertThat(failureOf(first)).hasMessage("away");
        assertThat(failureOf(second)).hasMessage("away");
        call(ADA, 1);
        assertThat(failureOf(counter.kept())).isNotNull();
        assertThat(kept.asked).hasSize(1);
        kept.arrives = true;
        kept.answer = Future.succeededFuture();
        await(counter.turn());
        await(counter.turn());
        assertThat(kept.calls(ADA)).isEqualTo(3);
    }

    @Test
    void a_month_ends_between_two_calls_and_each_is_of_its_own() {
        call(ADA, 2);
        clock.advance(Duration.ofSeconds(4));
        call(ADA, 3);
        await(counter.turn());
        assertThat(kept.batches.get(0).usage())
                .extracting(Usage::calls, Usage::lastAt)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(2L, Instant.parse("2026-03-31T23:59:58Z")),
                        org.assertj.core.api.Assertions.tuple(3L, Instant.parse("2026-04-01T00:00:02Z")));
    }

    @Test
    void memory_is_bounded_and_what_is_not_counted_is_said() {
        for (int user = 0; user < UsageCounter.MOST_USERS; user++) {
            counter.called(new UUID(0, user));
        }
        counter.called(ADA);
        counter.called(new UUID(0, 0));
        assertThat(lost).hasValue(1);
        await(counter.turn());
        assertThat(kept.batches.get(0).usage()).hasSize(UsageCounter.MOST_USERS);
        assertThat(kept.calls(new UUID(0, 0))).isEqualTo(2);
    }
}
