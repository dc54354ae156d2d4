package io.tradesense.analytics.questions.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SingleFlightCacheTest {
    private final Vertx vertx = Vertx.vertx();
    private final SingleFlightCache<String, String> cache = new SingleFlightCache<>(10, (key, value) -> value.length());
    private final AtomicInteger made = new AtomicInteger();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void whoever_asks_while_it_is_made_waits_for_the_same_value() {
        Promise<String> making = Promise.promise();
        Future<String> first = ask("a", making.future());
        Future<String> second = ask("a", Future.succeededFuture("another"));
        making.complete("one");
        assertThat(first.await()).isEqualTo("one");
        assertThat(second.await()).isEqualTo("one");
        assertThat(made).hasValue(1);
    }

    @Test
    void a_failure_reaches_everybody_and_is_not_kept() {
        assertThatThrownBy(() -> ask("a", Future.failedFuture(new IllegalStateException("broken")))
                        .await())
                .isInstanceOf(IllegalStateException.class);
        assertThat(ask("a", Future.succeededFuture("mended")).await()).isEqualTo("mended");
    }

    @Test
    void what_is_heavier_than_all_there_is_room_for_is_answered_and_not_kept() {
        String heavy = "eleven long";
        assertThat(ask("a", Future.succeededFuture(heavy)).await()).isEqualTo(heavy);
        assertThat(ask("a", Future.succeededFuture("b")).await()).isEqualTo("b");
        assertThat(made).hasValue(2);
    }

    private Future<String> ask(String key, Future<String> value) {
        return cache.get(vertx, key, () -> {
            made.incrementAndGet();
            return value;
        });
    }
}
