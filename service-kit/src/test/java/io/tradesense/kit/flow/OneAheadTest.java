package io.tradesense.kit.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OneAheadTest {
    private final AtomicInteger made = new AtomicInteger();
    private final List<Integer> used = new ArrayList<>();

    /** What is being used, to be ended by the test. */
    private final Queue<Promise<Void>> uses = new ArrayDeque<>();

    private Future<Optional<Integer>> upTo(int last) {
        int number = made.incrementAndGet();
        return Future.succeededFuture(number > last ? Optional.empty() : Optional.of(number));
    }

    private Future<Void> use(Integer piece) {
        used.add(piece);
        uses.add(Promise.promise());
        return uses.element().future();
    }

    @Test
    void pieces_are_used_in_order_and_the_next_is_made_beside_it() {
        var done = OneAhead.run(() -> upTo(3), this::use);
        assertThat(used).containsExactly(1);
        assertThat(made).hasValue(2);
        uses.remove().complete();
        assertThat(used).containsExactly(1, 2);
        assertThat(made).hasValue(3);
        uses.remove().complete();
        assertThat(done.isComplete()).isFalse();
        uses.remove().complete();
        assertThat(done.succeeded()).isTrue();
        assertThat(used).containsExactly(1, 2, 3);
        assertThat(made).hasValue(4);
    }

    @Test
    void nothing_to_do_is_done() {
        assertThat(OneAhead.run(() -> upTo(0), this::use).succeeded()).isTrue();
    }

    @Test
    void what_cannot_be_used_ends_it_when_the_next_is_made() {
        Promise<Optional<Integer>> second = Promise.promise();
        var done = OneAhead.run(
                () -> made.incrementAndGet() == 1 ? Future.succeededFuture(Optional.of(1)) : second.future(),
                this::use);
        uses.remove().fail("no room");
        assertThat(done.isComplete()).isFalse();
        second.complete(Optional.of(2));
        assertThat(done.cause()).hasMessage("no room");
        assertThat(used).containsExactly(1);
        assertThat(made).hasValue(2);
    }

    @Test
    void what_cannot_be_made_ends_it_when_the_last_is_used() {
        var done = OneAhead.run(
                () -> made.incrementAndGet() == 1
                        ? Future.succeededFuture(Optional.of(1))
                        : Future.failedFuture("not to be read"),
                this::use);
        assertThat(done.isComplete()).isFalse();
        uses.remove().complete();
        assertThat(done.cause()).hasMessage("not to be read");
    }

    @Test
    void what_is_thrown_ends_it() {
        var thrown = new IllegalStateException("broken");
        assertThat(OneAhead.run(
                                () -> {
                                    throw thrown;
                                },
                                this::use)
                        .cause())
                .isSameAs(thrown);
        assertThat(OneAhead.run(() -> upTo(1), piece -> {
                            throw thrown;
                        })
                        .cause())
                .isSameAs(thrown);
    }

    @Test
    void pieces_that_were_used_are_let_go() {
        List<WeakReference<byte[]>> pieces = new ArrayList<>();
        var done = OneAhead.run(
                () -> {
                    var piece = new byte[1_000];
                    pieces.add(new WeakReference<>(piece));
                    return Future.succeededFuture(Optional.of(piece));
                },
                piece -> {
                    uses.add(Promise.promise());
                    return uses.element().future();
                });
        for (int turn = 0; turn < 50; turn++) {
            uses.remove().complete();
        }
        System.gc();
        assertThat(done.isComplete()).isFalse();
        assertThat(pieces.stream().filter(piece -> piece.get() != null).count()).isLessThanOrEqualTo(2);
    }
}
