package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.performance.domain.RiskMultiples;
import io.tradesense.analytics.performance.domain.Totals;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.statistics.domain.Centred;
import io.tradesense.analytics.statistics.domain.Contrast;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Trades split by something the trader can act on, each cell against all other trades, honest about luck: with 24 hours
 * to look at, one is always the best.
 *
 * @param items in the natural order of their keys (hours by the clock, words by the alphabet), the one without a key last
 * @param method how the p-values were made: see {@link Significance.Method}
 * @param cellsTested cells with at least 10 trades inside and 10 outside (500 with {@code WELCH_BONFERRONI}); only these have
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
        Centred results = selection.centred();
        Centred.Part[] sums = new Centred.Part[cells.count()];
        Arrays.setAll(sums, cell -> results.part(cells.members(cell)));
        Significance significance = Significance.of(results, cells);
        Shrinkage shrinkage = Shrinkage.of(results, sums);
        List<BreakdownCell> items = new ArrayList<>();
        for (int cell = 0; cell < cells.count(); cell++) {
            items.add(item(selection, results, cells, cell, sums[cell], significance, shrinkage));
        }
        return new Breakdown(items, significance.method().name(), significance.cellsTested(), cells.omitted());
    }

    private static BreakdownCell item(
            Selection selection,
            Centred results,
            Cells cells,
            int cell,
            Centred.Part sums,
            Significance significance,
            Shrinkage shrinkage) {
        int[] members = cells.members(cell);
        Selection part = selection.part(members);
        Totals totals = Totals.of(part.net());
        Contrast contrast = Contrast.of(results, sums);
        boolean tested = significance.isTested(cell);
        boolean survives = tested && significance.survives(cell);
        return new BreakdownCell(
                cells.key(cell),
                totals.trades(),
                totals.netPnl(),
                totals.winRate(),
                totals.profitFactor(),
                totals.expectancy(),
                RiskMultiples.of(part).average(),
                effect(results, sums),
                tested && contrast != null ? significance.interval(contrast) : null,
                tested ? significance.pValue(cell) : null,
                tested ? significance.adjustedPValue(cell) : null,
                survives,
                shrinkage.expectancy(results.mean() + sums.mean(), members.length),
                contrast == null || survives
                        ? null
                        : significance.tradesNeeded(contrast, shrinkage.kept(members.length)));
    }

    private static @Nullable Double effect(Centred results, Centred.Part cell) {
        return cell.count() == results.count()
                ? null
                : cell.mean() - results.rest(cell).mean();
    }
}
