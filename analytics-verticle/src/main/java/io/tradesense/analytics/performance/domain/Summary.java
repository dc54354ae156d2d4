package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.MoneyColumn;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What came of some closed trades, in one currency. Amounts are exact; an average is the exact sum over the count,
 * rounded half even to 10 decimal places. A figure that is undefined is null. Figures that need equity (Sharpe, Sortino,
 * Calmar, ulcer index, drawdown as a fraction) are null where the starting balance is unknown or not positive.
 *
 * @param wins trades with a net result above 0; those of exactly 0 are {@code breakeven}
 * @param winRate wins over all trades, break-even ones included
 * @param grossProfit the sum of the winning net results; 0 or positive
 * @param grossLoss the sum of the losing net results; 0 or negative. Profit and loss add up to {@code netPnl}
 * @param fees paid on these trades, already taken from every result
 * @param profitFactor {@code grossProfit / |grossLoss|}; null without a loss
 * @param expectancy the average net result a trade
 * @param avgLoss negative, as is {@code largestLoss}
 * @param payoffRatio {@code avgWin / |avgLoss|}
 * @param avgHoldSeconds from open to close, of wall time
 * @param maxConsecutiveWins see {@link Streaks}: a break-even trade ends a streak
 * @param sharpe of the daily returns: {@link Returns#sharpe}, 252 a year, days as in {@link DailyEquity}
 * @param sortino of the daily returns: {@link Returns#sortino}
 * @param calmar compound annual growth of the daily equity over {@code |maxDrawdownPct|}; null below
 *     {@value #CALMAR_SESSIONS} days, where a year is guessed from less than a month
 * @param maxDrawdown the deepest fall of equity, trade by trade, below its highest point so far, the starting balance
 *     included; in money, 0 or negative
 * @param maxDrawdownPct the deepest such fall as a fraction of the peak it fell from; 0 or negative
 * @param recoveryFactor {@code netPnl / |maxDrawdown|}; null without a drawdown
 * @param ulcerIndex of the daily equity: {@link Returns#ulcerIndex}
 * @param sqn √n · mean / deviation: {@link RiskMultiples#systemQuality}. V. K. Tharp, "The Definitive Guide to Position
 *     Sizing", 2008
 * @param kelly {@code winRate - (1 - winRate) / payoffRatio}, the fraction to stake; negative where there is no edge. J.
 *     L. Kelly, "A New Interpretation of Information Rate", Bell System Technical Journal 35, 1956
 * @param avgRMultiple the average of net result over risk, over the trades that name their risk
 * @param daily everything else the daily returns say
 * @param rMultiples everything else the results in units of risk say
 * @param intervals how sure one can be of the headline figures
 */
public record Summary(
        int trades,
        int wins,
        int losses,
        int breakeven,
        @Nullable Double winRate,
        BigDecimal grossProfit,
        BigDecimal grossLoss,
        BigDecimal netPnl,
        BigDecimal fees,
        @Nullable Double profitFactor,
        @Nullable BigDecimal expectancy,
        @Nullable BigDecimal avgWin,
        @Nullable BigDecimal avgLoss,
        @Nullable Double payoffRatio,
        @Nullable BigDecimal largestWin,
        @Nullable BigDecimal largestLoss,
        @Nullable Double avgHoldSeconds,
        int maxConsecutiveWins,
        int maxConsecutiveLosses,
        @Nullable Double sharpe,
        @Nullable Double sortino,
        @Nullable Double calmar,
        BigDecimal maxDrawdown,
        @Nullable Double maxDrawdownPct,
        @Nullable Double recoveryFactor,
        @Nullable Double ulcerIndex,
        @Nullable Double sqn,
        @Nullable Double kelly,
        @Nullable Double avgRMultiple,
        ReturnFigures daily,
        RStatistics rMultiples,
        Holding holding,
        Costs costs,
        Intervals intervals) {

    static final int CALMAR_SESSIONS = 21;
    private static final double SECONDS_A_DAY = 86_400;

    /** In {@link Convention#TRADESENSE}. */
    public static Summary of(Selection selection, @Nullable BigDecimal startingBalance, ZoneId zone) {
        return of(selection, startingBalance, zone, Convention.TRADESENSE);
    }

    /**
     * @param startingBalance of the accounts looked at, in the selection's currency; null where it is unknown
     * @param zone in which days begin
     */
    public static Summary of(
            Selection selection, @Nullable BigDecimal startingBalance, ZoneId zone, Convention convention) {
        MoneyColumn net = selection.net();
        Totals totals = Totals.of(net);
        Streaks streaks = Streaks.of(net);
        Drawdown drawdown = Drawdown.of(net, startingBalance);
        BigDecimal deepest = drawdown.deepest();
        Double deepestFraction = drawdown.deepestFraction();
        Returns returns = DailyEquity.of(selection, zone).returns(startingBalance);
        ReturnFigures daily = ReturnFigures.of(returns, convention);
        RiskMultiples multiples = RiskMultiples.of(selection);
        Holding holding = Holding.of(selection);
        return new Summary(
                totals.trades(),
                totals.wins(),
                totals.losses(),
                totals.breakeven(),
                totals.winRate(),
                totals.grossProfit(),
                totals.grossLoss(),
                totals.netPnl(),
                selection.fees().sum(),
                totals.profitFactor(),
                totals.expectancy(),
                totals.averageWin(),
                totals.averageLoss(),
                totals.payoffRatio(),
                totals.largestWin(),
                totals.largestLoss(),
                holding.average(),
                streaks.wins(),
                streaks.losses(),
                daily.sharpe(),
                daily.sortino(),
                calmar(returns, deepestFraction),
                deepest,
                deepestFraction,
                deepest.signum() == 0 ? null : Totals.ratio(totals.netPnl(), deepest.negate()),
                daily.ulcerIndex(),
                multiples.systemQuality(),
                totals.kelly(),
                multiples.average(),
                daily,
                RStatistics.of(multiples.values(), holding.span() / SECONDS_A_DAY),
                holding,
                Costs.of(selection),
                Intervals.of(totals, net.values(), returns));
    }

    private static @Nullable Double calmar(@Nullable Returns returns, @Nullable Double maxDrawdownPct) {
        if (returns == null || maxDrawdownPct == null || returns.count() < CALMAR_SESSIONS) return null;
        return Returns.overDrawdown(returns.annualGrowth(), maxDrawdownPct);
    }
}
