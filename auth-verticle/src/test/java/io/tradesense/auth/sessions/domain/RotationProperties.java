package io.tradesense.auth.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.auth.sessions.domain.Rotation.Step;
import io.tradesense.auth.sessions.domain.Rotation.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

class RotationProperties {
    private static final SessionLife LIFE =
            new SessionLife(Duration.ofDays(30), Duration.ofDays(7), Duration.ofSeconds(30), 50);
    private static final Instant START = Instant.parse("2026-01-05T09:30:00Z");
    private final Rotation rotation = new Rotation(LIFE);

    @Property
    void a_fresh_token_rotates_exactly_while_its_session_lives(
            @ForAll @LongRange(max = 3_000_000) long seenAfter, @ForAll @LongRange(max = 3_000_000) long seconds) {
        Instant seen = START.plusSeconds(seenAfter);
        Instant now = seen.plusSeconds(seconds);
        boolean alive = now.isBefore(START.plus(LIFE.absolute())) && now.isBefore(seen.plus(LIFE.idle()));
        assertThat(rotation.step(new Stored(START, seen, null, null), now))
                .isEqualTo(alive ? Step.ROTATE : Step.REFUSE);
    }

    @Property
    void a_spent_token_is_repeated_in_the_grace_and_ends_the_session_after(@ForAll @LongRange(max = 600) long seconds) {
        assertThat(rotation.step(new Stored(START, START, START, null), START.plusSeconds(seconds)))
                .isEqualTo(seconds < 30 ? Step.REPEAT : Step.END_SESSION);
    }

    @Property
    void nothing_leads_on_from_a_session_that_was_ended(
            @ForAll boolean spent, @ForAll @LongRange(max = 3_000_000) long seconds) {
        var token = new Stored(START, START, spent ? START : null, START);
        assertThat(rotation.step(token, START.plusSeconds(seconds))).isEqualTo(Step.REFUSE);
    }

    /** Whoever presents whatever token in whatever order: there is at most one fresh token, and none after a theft. */
    @Property
    void a_session_has_one_fresh_token_until_a_spent_one_comes_back_late(
            @ForAll @Size(max = 40) List<@IntRange(max = 60) Integer> pauses,
            @ForAll @Size(max = 40) List<@IntRange(max = 9) Integer> choices) {
        var family = new Family();
        for (int turn = 0; turn < Math.min(pauses.size(), choices.size()); turn++) {
            family.present(choices.get(turn), pauses.get(turn));
            assertThat(family.fresh()).isEqualTo(family.endedAt == null ? 1 : 0);
        }
    }

    @Example
    void the_end_of_a_session_is_the_nearer_of_its_two_limits() {
        assertThat(LIFE.endOf(START, START)).isEqualTo(START.plus(Duration.ofDays(7)));
        assertThat(LIFE.endOf(START, START.plus(Duration.ofDays(28)))).isEqualTo(START.plus(Duration.ofDays(30)));
    }

    /** A session as the tables hold it. */
    private final class Family {
        private final List<UUID> tokens = new ArrayList<>(List.of(new UUID(0, 0)));
        private final Map<UUID, Instant> spent = new HashMap<>();
        private Instant now = START;
        private Instant seen = START;
        private @Nullable Instant endedAt;

        void present(int back, int pause) {
            now = now.plusSeconds(pause);
            UUID token = tokens.get(Math.max(0, tokens.size() - 1 - back));
            boolean late =
                    spent.containsKey(token) && !now.isBefore(spent.get(token).plus(LIFE.grace()));
            Step step = rotation.step(new Stored(START, seen, spent.get(token), endedAt), now);
            assertThat(step == Step.END_SESSION).isEqualTo(endedAt == null && late);
            if (step == Step.ROTATE) {
                spent.put(token, now);
                seen = now;
                tokens.add(UUID.randomUUID());
            } else if (step == Step.END_SESSION) {
                endedAt = now;
            }
        }

        long fresh() {
            return tokens.stream()
                    .filter(token ->
                            rotation.step(new Stored(START, seen, spent.get(token), endedAt), now) == Step.ROTATE)
                    .count();
        }
    }
}
