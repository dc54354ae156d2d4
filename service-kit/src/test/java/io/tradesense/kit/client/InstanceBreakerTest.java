package io.tradesense.kit.client;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstanceBreakerTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicLong nanos = new AtomicLong();
    private final InstanceBreaker breaker = new InstanceBreaker(vertx, "alpha-1", Duration.ofMillis(20), nanos::get);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private void faults(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(failureOf(breaker.call(() -> Future.failedFuture("broken"))))
                    .isNotNull();
        }
    }

    private void successes(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(await(breaker.call(() -> Future.succeededFuture(1)))).isEqualTo(1);
        }
    }

    private void untilHalfOpen() {
        Promise<Void> halfOpen = Promise.promise();
        vertx.setPeriodic(2, timer -> {
            if (breaker.stateName().equals("half-open")) {
                halfOpen.tryComplete();
            }
        });
        await(halfOpen.future());
    }

    @Test
    void five_faults_in_a_row_open_it_and_four_do_not() {
        faults(4);
        successes(1);
        faults(4);
        assertThat(breaker.admits()).isTrue();
        faults(1);
        assertThat(breaker.admits()).isFalse();
        assertThat(InstanceBreaker.isCutOff(failureOf(breaker.call(() -> Future.succeededFuture(1)))))
                .isTrue();
    }

    @Test
    void half_of_twenty_open_it() {
        for (int i = 0; i < 9; i++) {
            successes(1);
            faults(1);
        }
        successes(1);
        assertThat(breaker.admits()).isTrue();
        faults(1);
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void a_little_less_than_half_does_not_open_it_however_long_it_goes_on() {
        successes(2);
        for (int i = 0; i < 200; i++) {
            faults(i % 10 == 0 ? 0 : 1);
            successes(1);
        }
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void a_failure_that_is_not_its_own_says_nothing() {
        for (int i = 0; i < 30; i++) {
            assertThat(failureOf(breaker.call(() -> Future.failedFuture("in a hurry"), failure -> false)))
                    .isNotNull();
        }
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void one_probe_at_a_time_closes_it() {
        faults(5);
        untilHalfOpen();
        Promise<Integer> probe = Promise.promise();
        var probing = breaker.call(probe::future);
        assertThat(InstanceBreaker.isCutOff(failureOf(breaker.call(() -> Future.succeededFuture(1)))))
                .isTrue();
        probe.complete(1);
        assertThat(await(probing)).isEqualTo(1);
        assertThat(breaker.stateName()).isEqualTo("closed");
        faults(4);
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void a_probe_that_fails_opens_it_again() {
        faults(5);
        untilHalfOpen();
        faults(1);
        untilHalfOpen();
        successes(1);
        assertThat(breaker.stateName()).isEqualTo("closed");
    }

    @Test
    void half_of_twenty_slow_open_it_and_five_in_a_row_do_not() {
        for (int i = 0; i < 19; i++) {
            breaker.slow();
        }
        assertThat(breaker.admits()).isTrue();
        breaker.slow();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void a_probe_that_hangs_is_given_up_and_the_next_one_closes_it() {
        faults(5);
        untilHalfOpen();
        assertThat(breaker.admits()).isTrue();
        Promise<Integer> hanging = Promise.promise();
        var hangs = breaker.judged(hanging::future, (answer, failure) -> InstanceBreaker.Verdict.NOTHING);
        assertThat(breaker.admits()).isFalse();
        breaker.slow();
        assertThat(breaker.stateName()).isEqualTo("open");
        untilHalfOpen();
        successes(1);
        assertThat(breaker.stateName()).isEqualTo("closed");
        hanging.complete(2);
        assertThat(await(hangs)).isEqualTo(2);
    }

    @Test
    void it_is_let_back_in_by_and_by() {
        assertThat(breaker.share()).isEqualTo(1);
        breaker.cutOff();
        untilHalfOpen();
        successes(1);
        assertThat(breaker.share()).isEqualTo(0.1);
        nanos.addAndGet(Duration.ofMillis(2_500).toNanos());
        assertThat(breaker.share()).isEqualTo(0.5);
        nanos.addAndGet(Duration.ofMillis(2_500).toNanos());
        assertThat(breaker.share()).isEqualTo(1);
    }
}
