package io.tradesense.ai.models.local;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.ai.models.domain.Embedder.Embedded;
import io.tradesense.ai.models.domain.LocalModel;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.models.domain.ModelFault.Kind;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model in this process never works on an event loop, and the line before it has an end. */
@NullUnmarked
class WorkerEmbedderTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private Vertx vertx;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void it_works_a_text_at_a_time_on_no_event_loop() {
        List<Boolean> onEventLoop = new CopyOnWriteArrayList<>();
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var embedder = embedder(text -> {
            onEventLoop.add(Context.isOnEventLoopThread());
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            atOnce.decrementAndGet();
            return new float[] {text.length()};
        });
        var one = embed(embedder, List.of("a", "bb"), LONG);
        var other = embed(embedder, List.of("ccc"), LONG);
        assertThat(await(one).vectors()).containsExactly(new float[] {1}, new float[] {2});
        assertThat(await(other).vectors()).containsExactly(new float[] {3});
        assertThat(onEventLoop).containsExactly(false, false, false);
        assertThat(most).hasValue(1);
    }

    @Test
    void who_searches_waits_for_one_text_and_not_for_all_that_are_indexed() {
        List<String> order = new CopyOnWriteArrayList<>();
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var embedder = embedder(text -> {
            order.add(text);
            begun.countDown();
            waitFor(go);
            return new float[] {1};
        });
        var index = embed(embedder, List.of("index 1", "index 2", "index 3"), LONG);
        waitFor(begun);
        var search = embed(embedder, List.of("search"), LONG);
        // What is asked on an event loop is asked there before what is asked after it.
        assertThat(await(onContext(() -> Future.succeededFuture(true)))).isTrue();
        go.countDown();
        await(Future.all(search, index).<Void>mapEmpty());
        assertThat(order).containsExactly("index 1", "search", "index 2", "index 3");
    }

    @Test
    void who_is_one_too_many_is_turned_away_at_once_and_who_waited_too_long_is_not_worked_for() {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var worked = new AtomicInteger();
        var embedder = embedder(text -> {
            begun.countDown();
            worked.incrementAndGet();
            waitFor(go);
            return new float[] {1};
        });
        List<Future<Embedded>> asked = new ArrayList<>();
        asked.add(embed(embedder, List.of("first"), LONG));
        waitFor(begun);
        for (int each = 1; each < 64; each++) {
            asked.add(embed(embedder, List.of("later"), Duration.ofMillis(100)));
        }
        assertThat(kindOf(embed(embedder, List.of("one too many"), LONG))).isEqualTo(Kind.BUSY);
        assertThat(kindOf(asked.get(63))).isEqualTo(Kind.TIMED_OUT);
        asked.subList(1, 63).forEach(each -> assertThat(kindOf(each)).isEqualTo(Kind.TIMED_OUT));
        go.countDown();
        await(asked.get(0).<Void>mapEmpty());
        assertThat(await(embed(embedder, List.of("afterwards"), LONG)).vectors())
                .hasSize(1);
        assertThat(worked).hasValue(2);
    }

    @Test
    void a_model_that_cannot_be_loaded_is_a_fault_that_health_shows() {
        var embedder = embedder(text -> {
            throw new UnsatisfiedLinkError("no library for this machine");
        });
        assertThat(kindOf(embed(embedder, List.of("text"), LONG))).isEqualTo(Kind.BROKEN);
        assertThat(embedder.state().getString("lastFault")).contains("no library for this machine");
    }

    private WorkerEmbedder embedder(Function<String, float[]> work) {
        return new WorkerEmbedder(vertx, new LocalModel() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public List<float[]> embed(List<String> texts) {
                return texts.stream().map(work).toList();
            }
        });
    }

    private final List<Context> contexts = new ArrayList<>();

    private Future<Embedded> embed(WorkerEmbedder embedder, List<String> texts, Duration patience) {
        return onContext(() -> embedder.embed(texts, patience));
    }

    /** As the service asks: always on the same event loop. */
    private <T> Future<T> onContext(java.util.function.Supplier<Future<T>> work) {
        if (contexts.isEmpty()) {
            contexts.add(vertx.getOrCreateContext());
        }
        Promise<T> done = Promise.promise();
        contexts.get(0).runOnContext(go -> work.get().onComplete(done));
        return done.future();
    }

    private static Kind kindOf(Future<?> asked) {
        return ((ModelFault) failureOf(asked)).kind();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
