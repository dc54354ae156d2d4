package io.tradesense.analytics.breakdowns.domain;

import static io.tradesense.analytics.readmodel.domain.TestTrades.all;
import static io.tradesense.analytics.readmodel.domain.TestTrades.results;
import static io.tradesense.analytics.readmodel.domain.TestTrades.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.Side;
import io.tradesense.analytics.readmodel.domain.TestTrades;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BreakdownTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void hours_are_those_of_the_open_by_the_wall_clock() {
        // Both opened at 09:30 in New York, before and after the clocks went forward on 8 March.
        Selection selection = all(trade(1, "2026-03-06T15:30:00Z", "1"), trade(2, "2026-03-09T14:30:00Z", "2"));
        assertThat(keys(selection, Dimension.HOUR)).containsExactly("09");
        assertThat(keys(selection, Dimension.WEEKDAY)).containsExactly("MONDAY", "FRIDAY");
    }

    @Test
    void months_are_those_of_the_close() {
        Selection selection = all(
                trade(1, "2026-03-01T04:59:00Z", "1"), // still February in New York
                trade(2, "2026-03-01T05:00:00Z", "2"),
                trade(3, "2025-12-31T12:00:00Z", "3"));
        assertThat(keys(selection, Dimension.MONTH)).containsExactly("2025-12", "2026-02", "2026-03");
    }

    @Test
    void the_lower_end_of_a_holding_time_is_inside() {
        TestTrades trade = trade(1, "2026-03-06T15:30:00Z", "1");
        assertThat(keys(all(trade.hold(Duration.ZERO)), Dimension.HOLDING_TIME)).containsExactly("0-1m");
        assertThat(keys(all(trade.hold(Duration.ofSeconds(59))), Dimension.HOLDING_TIME))
                .containsExactly("0-1m");
        assertThat(keys(all(trade.hold(Duration.ofMinutes(1))), Dimension.HOLDING_TIME))
                .containsExactly("1m-5m");
        assertThat(keys(all(trade.hold(Duration.ofHours(5))), Dimension.HOLDING_TIME))
                .containsExactly("4h-1d");
        assertThat(keys(all(trade.hold(Duration.ofDays(30))), Dimension.HOLDING_TIME))
                .containsExactly("30d+");
    }

    @Test
    void a_trade_is_in_the_cell_of_each_of_its_tags_and_the_untagged_have_one_of_their_own() {
        Breakdown tags = Breakdown.of(
                all(
                        trade(1, "2026-03-02T15:00:00Z", "10").tags("late", "tired"),
                        trade(2, "2026-03-02T16:00:00Z", "-4").tags("late"),
                        trade(3, "2026-03-02T17:00:00Z", "5")),
                Dimension.TAG,
                NEW_YORK);
        assertThat(tags.items()).extracting(BreakdownCell::key).containsExactly("late", "tired", null);
        assertThat(tags.items()).extracting(BreakdownCell::trades).containsExactly(2, 1, 1);
        assertThat(tags.items().get(0).netPnl()).isEqualTo("6");
        assertThat(tags.items().get(0).effect()).isCloseTo(3 - 5, within(1e-12));
    }

    @Test
    void other_words_have_their_cells() {
        Selection selection = all(
                trade(1, "2026-03-02T15:00:00Z", "1").symbol("MSFT").side(Side.SHORT),
                trade(2, "2026-03-02T16:00:00Z", "2").setup("gap"));
        assertThat(keys(selection, Dimension.SYMBOL)).containsExactly("AAPL", "MSFT");
        assertThat(keys(selection, Dimension.SIDE)).containsExactly("LONG", "SHORT");
        assertThat(keys(selection, Dimension.SETUP)).containsExactly("gap", null);
        assertThat(keys(selection, Dimension.ASSET_CLASS)).containsExactly("STOCK");
    }

    @Test
    void a_single_cell_has_nothing_to_be_compared_with() {
        BreakdownCell only = Breakdown.of(all(results("1", "2", "3")), Dimension.SIDE, NEW_YORK)
                .items()
                .get(0);
        assertThat(only.effect()).isNull();
        assertThat(only.confidenceInterval()).isNull();
        assertThat(only.pValue()).isNull();
        assertThat(only.significant()).isFalse();
        assertThat(only.tradesNeeded()).isNull();
        assertThat(only.shrunkExpectancy()).isCloseTo(2, within(1e-12));
    }

    @Test
    void nothing_is_broken_down_into_nothing() {
        for (Dimension dimension : Dimension.values()) {
            Breakdown none = Breakdown.of(all(), dimension, NEW_YORK);
            assertThat(none.items()).isEmpty();
            assertThat(none.cellsTested()).isZero();
        }
    }

    @Test
    void a_symbol_that_always_wins_among_losers_is_significant_and_drawn_little_to_the_mean() {
        Breakdown symbols = Breakdown.of(winnerAmongLosers(), Dimension.SYMBOL, NEW_YORK);
        BreakdownCell winner = symbols.items().get(1);
        assertThat(symbols.method()).isEqualTo("PERMUTATION_MAX_T");
        assertThat(symbols.cellsTested()).isEqualTo(2);
        assertThat(winner.key()).isEqualTo("WIN");
        assertThat(winner.effect()).isCloseTo(200, within(1e-9));
        assertThat(winner.adjustedPValue()).isEqualTo(1 / 2001.0);
        assertThat(winner.significant()).isTrue();
        assertThat(winner.shrunkExpectancy()).isBetween(99.0, 100.0);
    }

    /** Twenty results around -100 and twenty around 100. */
    private static Selection winnerAmongLosers() {
        List<TestTrades> trades = new ArrayList<>(results(IntStream.range(0, 40)
                .map(i -> (i < 20 ? -100 : 100) + (i % 2 == 0 ? 10 : -10))
                .mapToObj(String::valueOf)
                .toArray(String[]::new)));
        trades.subList(20, 40).replaceAll(trade -> trade.symbol("WIN"));
        return all(trades);
    }

    @Test
    void an_answer_has_a_bounded_number_of_cells() {
        List<TestTrades> trades = IntStream.range(0, Cells.MAX_CELLS + 7)
                .mapToObj(i -> trade(i, "2026-03-02T15:00:00Z", "1").symbol("S" + i))
                .toList();
        Breakdown symbols = Breakdown.of(all(trades), Dimension.SYMBOL, NEW_YORK);
        assertThat(symbols.items()).hasSize(Cells.MAX_CELLS);
        assertThat(symbols.cellsOmitted()).isEqualTo(7);
    }

    private static List<@Nullable String> keys(Selection selection, Dimension dimension) {
        return Breakdown.of(selection, dimension, NEW_YORK).items().stream()
                .<@Nullable String>map(BreakdownCell::key)
                .toList();
    }
}
