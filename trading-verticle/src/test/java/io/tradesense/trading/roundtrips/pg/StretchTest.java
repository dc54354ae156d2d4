package io.tradesense.trading.roundtrips.pg;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.executions.domain.Tape;
import io.tradesense.trading.roundtrips.domain.MatchingRules;
import io.tradesense.trading.roundtrips.pg.Stretch.Beginning;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StretchTest {
    private static final Tape OPEN = Tape.stock().buy("1", "10").buy("1", "11");
    private static final Instant LATER = Tape.OPENING.plusSeconds(60);

    private static Stretch until(@Nullable Instant moment) {
        return new Stretch(Tape.ACCOUNT, OPEN.executions().get(0).instrument(), null, moment, 1_000);
    }

    private static Stretch.Piece build(Stretch stretch, Tape read, @Nullable Instant reach, long limit) {
        return stretch.build(new Beginning(read.executions(), reach), MatchingRules.FIFO, limit);
    }

    @Test
    void a_trip_that_goes_on_behind_what_was_read_needs_a_longer_piece() {
        var piece = build(until(null), OPEN, LATER, 5_000);
        assertThat(piece.covered()).isEmpty();
        assertThat(piece.left())
                .hasValueSatisfying(left -> assertThat(left.most()).isEqualTo(2_000));
    }

    @Test
    void a_trip_is_too_long_when_more_executions_than_can_be_held_do_not_end_it() {
        assertThat(build(until(null), OPEN, LATER, 1).tooLong()).contains(until(null));
    }

    /** As when a file is undone behind an open position: there are two executions, and thousands of trades to remove. */
    @Test
    void many_trades_that_stand_make_no_trip_too_long() {
        var piece = build(until(null), OPEN, LATER, 2);
        assertThat(piece.tooLong()).isEmpty();
        assertThat(piece.left()).isPresent();
    }

    @Test
    void what_was_to_end_flat_and_does_not_goes_on_to_the_end_of_the_series() {
        var piece = build(until(LATER), OPEN, null, 5_000);
        assertThat(piece.covered()).isEmpty();
        assertThat(piece.left())
                .hasValueSatisfying(left -> assertThat(left.until()).isNull());
    }

    @Test
    void all_of_a_stretch_is_covered_where_it_ends_flat() {
        var piece = build(until(LATER), Tape.stock().buy("1", "10").sell("1", "11"), null, 5_000);
        assertThat(piece.covered()).contains(until(LATER));
        assertThat(piece.trips()).hasSize(1);
        assertThat(piece.left()).isEmpty();
    }
}
