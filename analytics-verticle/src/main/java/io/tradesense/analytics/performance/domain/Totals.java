package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.MoneyColumn;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Counts and exact sums of some trades, and the plain ratios of them. */
public record Totals(
        int trades,
        int wins,
        int losses,
        BigDecimal grossProfit,
        BigDecimal grossLoss,
        @Nullable BigDecimal largestWin,
        @Nullable BigDecimal largestLoss) {

    public static Totals of(MoneyColumn net) {
        int wins = 0;
        int losses = 0;
        for (int trade = 0; trade < net.size(); trade++) {
            // Without a branch, as wins and losses come in no order a processor could foretell.
            int outcome = net.signum(trade);
            wins += (1 + outcome) >> 1;
            losses += (1 - outcome) >> 1;
        }
        return new Totals(
                net.size(),
                wins,
                losses,
                net.sumOf(1),
                net.sumOf(-1),
                wins == 0 ? null : net.amount(net.largest()),
                losses == 0 ? null : net.amount(net.smallest()));
    }

    public int breakeven() {
        return trades - wins - losses;
    }

    public BigDecimal netPnl() {
        return MoneyColumn.plain(grossProfit.add(grossLoss));
    }

    @Nullable
    public Double winRate() {
        return trades == 0 ? null : (double) wins / trades;
    }

    @Nullable
    public Double profitFactor() {
        return losses == 0 ? null : ratio(grossProfit, grossLoss.negate());
    }

    @Nullable
    public BigDecimal expectancy() {
        return trades == 0 ? null : MoneyColumn.average(netPnl(), trades);
    }

    @Nullable
    public BigDecimal averageWin() {
        return wins == 0 ? null : MoneyColumn.average(grossProfit, wins);
    }

    @Nullable
    public BigDecimal averageLoss() {
        return losses == 0 ? null : MoneyColumn.average(grossLoss, losses);
    }

    /** From the sums, so that no rounded average stands in it. */
    @Nullable
    public Double payoffRatio() {
        if (wins == 0 || losses == 0) return null;
        return ratio(
                grossProfit.multiply(BigDecimal.valueOf(losses)),
                grossLoss.negate().multiply(BigDecimal.valueOf(wins)));
    }

    /** Kelly's fraction for two outcomes; a break-even trade counts as not won. */
    @Nullable
    public Double kelly() {
        Double payoff = payoffRatio();
        if (payoff == null) return null;
        double winRate = (double) wins / trades;
        return winRate - (1 - winRate) / payoff;
    }

    public static double ratio(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, MathContext.DECIMAL64).doubleValue();
    }
}
