package io.tradesense.trading.imports.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.accounts.domain.CostBasis;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Execution;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.Reconciled.Cause;
import io.tradesense.trading.imports.domain.StatedFigure.Measure;
import io.tradesense.trading.imports.domain.SymbolReconciliation.Figure;
import io.tradesense.trading.imports.domain.SymbolReconciliation.Known;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Causes a whole file is not needed for. */
class ReconciliationCausesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instrument YEN = new Instrument("USD/JPY", AssetClass.FOREX, "JPY", BigDecimal.ONE);

    @Test
    void figures_in_different_currencies_are_not_subtracted() {
        var bought = fill("1", Side.BUY, "1000", "150", 0);
        var sold = fill("2", Side.SELL, "1000", "151", 1);
        var item = only(List.of(bought, sold), stated(Measure.FILL_GROSS_PNL, "USD", "6.62"), sold.id());
        assertThat(item.ours()).isEqualByComparingTo("1000");
        assertThat(item.difference()).isNull();
        assertThat(item.cause()).isEqualTo(Cause.CURRENCY);
    }

    @Test
    void a_position_is_ours_of_the_moment_it_was_stated_for() {
        var bought = fill("1", Side.BUY, "1000", "150", 0);
        var sold = fill("2", Side.SELL, "400", "151", 7200);
        var stated = new StatedFigure(
                Measure.POSITION, "USD/JPY", null, "OpenPosition", new BigDecimal("1000"), NOON.plusSeconds(60));
        assertThat(only(List.of(bought, sold), stated, null).cause()).isNull();
    }

    @Test
    void a_figure_of_an_execution_that_does_not_count_any_more_says_so() {
        var item = only(List.of(), stated(Measure.FILL_GROSS_PNL, "JPY", "5"), UUID.randomUUID());
        assertThat(item.cause()).isEqualTo(Cause.EXCLUDED_FILL);
    }

    @Test
    void average_cost_is_told_from_first_in_first_out() {
        var one = fill("1", Side.BUY, "10", "100", 0);
        var other = fill("2", Side.BUY, "10", "110", 1);
        var sold = fill("3", Side.SELL, "10", "120", 2);
        var item = only(List.of(one, other, sold), stated(Measure.FILL_NET_PNL, "JPY", "150"), sold.id());
        assertThat(item.cause()).isEqualTo(Cause.METHOD);
        assertThat(item.detail()).contains("AVERAGE");
    }

    private static Reconciled only(List<Execution> executions, StatedFigure stated, @Nullable UUID executionId) {
        var known = new Known(
                CostBasis.FIFO,
                executions,
                executions.stream().map(Execution::id).collect(Collectors.toSet()),
                NOON.plusSeconds(86_400),
                false,
                false);
        return SymbolReconciliation.of(known, List.of(new Figure(1, stated, executionId)))
                .get(0);
    }

    private static StatedFigure stated(Measure measure, String currency, String amount) {
        return new StatedFigure(measure, "USD/JPY", currency, "row", new BigDecimal(amount), null);
    }

    private static Execution fill(String id, Side side, String quantity, String price, int second) {
        return new Execution(
                UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)),
                new UUID(0, 1),
                YEN,
                side,
                new BigDecimal(quantity),
                new BigDecimal(price),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                NOON.plusSeconds(second),
                id,
                "x:" + id);
    }
}
