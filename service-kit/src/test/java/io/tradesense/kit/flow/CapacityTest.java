package io.tradesense.kit.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.testing.Waiting;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

class CapacityTest {
    private final Capacity capacity = new Capacity(10);

    @Test
    void what_is_left_is_there_at_once_and_what_is_not_when_it_is_back() {
        var one = capacity.share();
        var other = capacity.share();
        assertThat(one.take(6).succeeded()).isTrue();
        assertThat(other.take(4).succeeded()).isTrue();
        var more = other.take(5);
        one.giveBack(4);
        assertThat(more.isComplete()).isFalse();
        one.giveBack(1);
        assertThat(more.succeeded()).isTrue();
    }

    /** Or the one that asks for much would wait for ever. */
    @Test
    void nobody_overtakes() {
        var first = capacity.share();
        assertThat(first.take(5).succeeded()).isTrue();
        var all = capacity.share().take(10);
        var little = capacity.share().take(1);
        assertThat(little.isComplete()).isFalse();
        first.close();
        assertThat(all.succeeded()).isTrue();
        assertThat(little.isComplete()).isFalse();
    }

    @Test
    void a_share_gives_back_what_it_has_and_no_more() {
        var share = capacity.share();
        assertThat(share.take(7).succeeded()).isTrue();
        assertThatThrownBy(() -> share.giveBack(8)).isInstanceOf(IllegalArgumentException.class);
        share.giveBack(3);
        share.close();
        share.close();
        assertThat(capacity.share().take(10).succeeded()).isTrue();
        assertThatThrownBy(() -> capacity.share().take(11)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_units_of_a_work_are_back_whatever_became_of_it() {
        Promise<String> work = Promise.promise();
        var done = capacity.with(10, work::future);
        var next = capacity.<String>with(10, () -> {
            throw new IllegalStateException("no work");
        });
        assertThat(next.isComplete()).isFalse();
        work.fail("broken");
        assertThat(done.failed()).isTrue();
        assertThat(next.cause()).hasMessage("no work");
        assertThat(capacity.share().take(10).succeeded()).isTrue();
    }

    @Test
    void who_waits_is_answered_on_the_event_loop_it_came_from() {
        var vertx = Vertx.vertx();
        try {
            var share = capacity.share();
            assertThat(share.take(10).succeeded()).isTrue();
            var context = vertx.getOrCreateContext();
            Promise<Future<Context>> asked = Promise.promise();
            context.runOnContext(
                    there -> asked.complete(capacity.share().take(1).map(taken -> Vertx.currentContext())));
            var answered = Waiting.await(asked.future());
            share.close();
            assertThat(Waiting.await(answered)).isSameAs(context);
        } finally {
            Waiting.await(vertx.close());
        }
    }
}
