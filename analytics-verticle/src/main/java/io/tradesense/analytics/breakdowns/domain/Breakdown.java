package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.performance.domain.RiskMultiples;
import io.tradesense.analytics.performance.domain.Totals;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.statistics.domain.Centred;
import io.tradesense.analytics.statistics.domain.Contrast;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trades split by something the trader can act on, each cell against all other trades, honest about luck: with 24 hours
 * to look at, one is always the best.
 *
 * @param items in the natural order of their keys (hours by the clock, words by the alphabet), the one without a key last
 * @param method how the p-values were made: see {@link Significance.Method}
 * @param cellsTested cells with at least 10 trades inside and 10 outside (500 with {@code WELCH_HOLM}); only these have
 *     p-values
 * @param cellsOmitted cells beyond the 500 with the most trades
 */
public record Breakdown(List<BreakdownCell> items, String method, int cellsTested, int cellsOmitted) {

    public Breakdown {
        items = List.copyOf(items);
    }

    /** @param zone whose wall clock gives hours, weekdays and months */
    public static Breakdown of(Selection selection, Dimension dimension, ZoneId zone) {
        Cells cells = new CellAssignment(selection, zone).by(dimension);
        double[] results = selection.net().values();
        Centred centred = Centred.of(results);
        Significance significance = Significance.of(results, cells);
        Shrinkage shrinkage = Shrinkage.of(results, cells);
        List<BreakdownCell> items = new ArrayList<>();
        for (int cell = 0; cell < cells.count(); cell++) {
            items.add(item(selection, centred, cells, cell, significance, shrinkage));
        }
        return new Breakdown(items, significance.method().name(), significance.cellsTested(), cells.omitted());
    }

    private static BreakdownCell item(
            Selection selection,
            Centred results,
            Cells cells,
            int cell,
            Significance significance,
            Shrinkage shrinkage) {
        int[] members = cells.members(cell);
        Selection part = selection.part(members);
        Totals totals = Totals.of(part.net());
        Contrast contrast = Contrast.of(results, members);
        boolean tested = significance.isTested(cell);
        return new BreakdownCell(
                cells.key(cell),
                totals.trades(),
                totals.netPnl(),
                totals.winRate(),
                totals.profitFactor(),
                totals.expectancy(),
                RiskMultiples.of(part).average(),
                effect(results, members),
                contrast == null ? null : contrast.interval(),
                tested ? significance.pValue(cell) : null,
                tested ? significance.adjustedPValue(cell) : null,
                tested && significance.adjustedPValue(cell) < Significance.LEVEL,
                shrinkage.expectancy(results.mean() + results.part(members).mean(), members.length),
                contrast == null ? null : contrast.tradesNeeded());
    }

    private static @Nullable Double effect(Centred results, int[] members) {
        if (members.length == results.count()) return null;
        Centred.Part part = results.part(members);
        return part.mean() - results.rest(part).mean();
    }
}
