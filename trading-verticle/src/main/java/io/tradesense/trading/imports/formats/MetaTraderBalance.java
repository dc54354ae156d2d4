package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.StatedFigure;
import io.tradesense.trading.imports.domain.StatedFigure.Measure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By how much the deals of a MetaTrader 5 report changed the balance: the balance behind them, which stands in the row of
 * totals below the table, less the one before the first of them.
 */
final class MetaTraderBalance {
    private static final int CELLS_WITH_FEE = 14;
    private static final int CELLS_WITHOUT_FEE = 13;

    private @Nullable BigDecimal before;

    /** A figure at the row of totals; empty at any other. */
    Optional<Row> note(CsvRecord record) {
        var cells = record.fields();
        boolean isDeal = cells.size() == CELLS_WITH_FEE || cells.size() == CELLS_WITHOUT_FEE;
        if (isDeal && before == null) {
            before = beforeDeal(cells);
        }
        var first = before;
        // Eight cells of which nothing is said are one here.
        int totals = cells.size() - 2;
        if (first == null || totals != 4 && totals != 5 || !cells.get(0).isBlank()) return Optional.empty();
        var balance = Stated.number(cells.get(totals));
        if (balance == null || sum(cells, 1, totals) == null) return Optional.empty();
        before = null;
        var figure = new StatedFigure(Measure.BALANCE, null, null, "balance", balance.subtract(first), null);
        return Optional.of(new Row.PassedOver(record.line(), NoExecution.FIGURE, List.of(figure)));
    }

    /** Null for a heading, or an order. */
    private static @Nullable BigDecimal beforeDeal(List<String> cells) {
        var balance = Stated.number(cells.get(cells.size() - 2));
        var moved = sum(cells, 8, cells.size() - 2);
        return balance == null || moved == null ? null : balance.subtract(moved);
    }

    /** Null where one of them is no number. */
    private static @Nullable BigDecimal sum(List<String> cells, int from, int to) {
        var sum = BigDecimal.ZERO;
        for (int place = from; place < to; place++) {
            var number = Stated.number(cells.get(place));
            if (number == null) return null;
            sum = sum.add(number);
        }
        return sum;
    }
}
