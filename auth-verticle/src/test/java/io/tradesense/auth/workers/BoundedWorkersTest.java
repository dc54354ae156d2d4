package io.tradesense.auth.workers;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedWorkersTest {
    private final Vertx vertx = Vertx.vertx();
    private final BoundedWorkers.Pool workers = new BoundedWorkers("bounded", 1, 1).open(vertx);
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() {
        gate.countDown();
        await(vertx.close());
    }

    @Test
    void a_full_queue_says_so_to_who_asks_for_room_and_to_who_brings_work() {
        Future<Integer> worked = wait(1);
        await(workers.room());
        Future<Integer> queued = wait(2);
        assertThatThrownBy(() -> await(workers.room())).isInstanceOfSatisfying(Fault.class, BoundedWorkersTest::isFull);
        assertThatThrownBy(() -> await(wait(3))).isInstanceOfSatisfying(Fault.class, BoundedWorkersTest::isFull);
        gate.countDown();
        assertThat(await(worked)).isEqualTo(1);
        assertThat(await(queued)).isEqualTo(2);
        await(workers.room());
    }

    private Future<Integer> wait(int number) {
        return workers.run(() -> {
            gate.await();
            return number;
        });
    }

    private static void isFull(Fault fault) {
        assertThat(fault.kind()).isEqualTo(Fault.Kind.UNAVAILABLE);
        assertThat(fault.type()).isEqualTo("overloaded");
    }
}
