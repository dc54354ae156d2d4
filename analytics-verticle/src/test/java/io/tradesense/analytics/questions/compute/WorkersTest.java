package io.tradesense.analytics.questions.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void more_than_may_wait_is_refused_at_once_until_something_is_done() {
        var workers = new Workers(vertx, "test", 1, 2);
        Promise<String> first = Promise.promise();
        Promise<String> second = Promise.promise();
        var answers = List.of(workers.admit(first::future), workers.admit(second::future));

        var refused = workers.admit(() -> Promise.<String>promise().future());
        assertThatThrownBy(refused::await).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.UNAVAILABLE);
            assertThat(fault.retryAfter()).isNotNull();
        });

        first.fail("broken");
        second.complete("done");
        assertThat(answers.get(1).await()).isEqualTo("done");
        assertThat(workers.admit(() -> workers.run(() -> "off the event loop")).await())
                .isEqualTo("off the event loop");
    }
}
