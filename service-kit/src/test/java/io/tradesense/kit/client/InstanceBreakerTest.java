package io.tradesense.kit.client;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InstanceBreakerTest {
    private final Vertx vertx = Vertx.vertx();
    private final InstanceBreaker breaker = new InstanceBreaker(vertx, "alpha-1", Duration.ofMillis(20));

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
}
