package io.tradesense.auth.mail.domain;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Message MESSAGE = new Message("ada@mail.example", new Letter("Hello", "text"));
    private final Letters waiting = new Letters();
    private final List<UUID> givenUp = new ArrayList<>();

    @Test
    void what_the_next_hop_took_waits_no_more() {
        IntStream.range(0, 25).forEach(n -> waiting.due.put(UUID.randomUUID(), 0));
        assertThat(await(delivery((id, message) -> Future.succeededFuture()).round()))
                .isEqualTo(25);
        assertThat(waiting.due).isEmpty();
        assertThat(waiting.resting).isEmpty();
    }

    @Test
    void one_that_cannot_be_sent_rests_and_does_not_hold_up_the_others() {
        UUID bad = UUID.randomUUID();
        waiting.due.put(bad, 0);
        IntStream.range(0, 3).forEach(n -> waiting.due.put(UUID.randomUUID(), 0));
        var delivery =
                delivery((id, message) -> id.equals(bad) ? Future.failedFuture("refused") : Future.succeededFuture());
        assertThat(await(delivery.round())).isEqualTo(4);
        assertThat(waiting.due).isEmpty();
        assertThat(waiting.resting).containsExactly(Map.entry(bad, NOW.plusSeconds(30)));
    }

    @Test
    void after_the_last_try_it_is_given_up_and_said_so() {
        UUID bad = UUID.randomUUID();
        waiting.due.put(bad, Delivery.MOST_TRIES - 1);
        assertThat(await(delivery((id, message) -> Future.failedFuture("refused"))
                        .round()))
                .isEqualTo(1);
        assertThat(waiting.resting).isEmpty();
        assertThat(givenUp).containsExactly(bad);
    }

    @Test
    void the_pause_doubles_up_to_an_hour() {
        assertThat(IntStream.rangeClosed(1, 12).mapToObj(Delivery::pauseAfter))
                .startsWith(Duration.ofSeconds(30), Duration.ofMinutes(1), Duration.ofMinutes(2))
                .endsWith(Duration.ofHours(1))
                .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofHours(1)));
    }

    @Test
    void neither_a_subject_nor_an_address_can_break_out_of_its_header() {
        assertThatThrownBy(() -> new Letter("a\r\nBcc: x@y.example", "text"))
                .isInstanceOf(IllegalArgumentException.class);
        for (String address : List.of("a@b.example\r\nBcc: c@d.example", "a@b.example,c@d.example", "<a@b.example>")) {
            assertThatThrownBy(() -> new Message(address, MESSAGE.letter()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Delivery delivery(Postman postman) {
        return new Delivery(waiting, postman, Clock.fixed(NOW, ZoneOffset.UTC), (id, why) -> givenUp.add(id));
    }

    /** Letters in memory: those that are due with the tries they had, and until when the others rest. */
    private static final class Letters implements Waiting {
        private final Map<UUID, Integer> due = new HashMap<>();
        private final Map<UUID, Instant> resting = new HashMap<>();

        @Override
        public Future<List<Due>> take(Instant now, Duration lease, int limit) {
            List<UUID> ids = due.keySet().stream().limit(limit).toList();
            return Future.succeededFuture(ids.stream()
                    .map(id -> new Due(id, MESSAGE, due.remove(id) + 1))
                    .toList());
        }

        @Override
        public Future<Void> remove(UUID id) {
            resting.remove(id);
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> retryAt(UUID id, Instant next) {
            resting.put(id, next);
            return Future.succeededFuture();
        }
    }
}
