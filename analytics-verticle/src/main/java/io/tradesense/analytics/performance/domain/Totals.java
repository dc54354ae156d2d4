package io.tradesense.analytics.performance.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Counts and exact sums of some trades, and the plain ratios of them. */
record Totals(
        int trades,
        int wins,
        int losses,
        BigDecimal grossProfit,
        BigDecimal grossLoss,
        @Nullable BigDecimal largestWin,
        @Nullable BigDecimal largestLoss) {

    static Totals of(MoneyColumn net) {
        int wins = 0;
        int losses = 0;
        for (int trade = 0; trade < net.size(); trade++) {
            int outcome = net.signum(trade);
            if (outcome > 0) wins++;
            if (outcome < 0) losses++;
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

    int breakeven() {
        return trades - wins - losses;
    }

    BigDecimal netPnl() {
        return MoneyColumn.plain(grossProfit.add(grossLoss));
    }

    @Nullable
    Double winRate() {
        return trades == 0 ? null : (double) wins / trades;
    }

    @Nullable
    Double profitFactor() {
        return losses == 0 ? null : ratio(grossProfit, grossLoss.negate());
    }

    @Nullable
    BigDecimal expectancy() {
        return trades == 0 ? null : MoneyColumn.average(netPnl(), trades);
    }

    @Nullable
    BigDecimal averageWin() {
        return wins == 0 ? null : MoneyColumn.average(grossProfit, wins);
    }

    @Nullable
    BigDecimal averageLoss() {
        return losses == 0 ? null : MoneyColumn.average(grossLoss, losses);
    }

    /** From the sums, so that no rounded average stands in it. */
    @Nullable
    Double payoffRatio() {
        if (wins == 0 || losses == 0) return null;
        return ratio(
                grossProfit.multiply(BigDecimal.valueOf(losses)),
                grossLoss.negate().multiply(BigDecimal.valueOf(wins)));
    }

    /** Kelly's fraction for two outcomes; a break-even trade counts as not won. */
    @Nullable
    Double kelly() {
        Double payoff = payoffRatio();
        if (payoff == null) return null;
        double winRate = (double) wins / trades;
        return winRate - (1 - winRate) / payoff;
    }

    static double ratio(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, MathContext.DECIMAL64).doubleValue();
    }
}
