package io.tradesense.analytics.readmodel.domain;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of trades beside their results, in columns for statistics: prices and amounts are the nearest doubles,
 * NaN where nothing is known. See {@link TradeDetails} for what each means. Immutable.
 */
public final class DetailColumns {
    private final Labels mistakes;
    private final byte[] ratings;
    private final double[] riskAmounts;
    private final double[] stopLosses;
    private final double[] takeProfits;
    private final double[] plannedRewardRisks;
    private final double[] entryPrices;
    private final double[] exitPrices;
    private final double[] maxQuantities;
    private final double[] multipliers;
    private final double[] maes;
    private final double[] mfes;
    private final BitSet brokenRules = new BitSet();

    DetailColumns(List<ClosedTrade> trades) {
        mistakes = Labels.ofSets(
                trades.stream().map(trade -> trade.details().mistakes()).toList());
        ratings = ratings(trades);
        riskAmounts = numbers(trades, ClosedTrade::riskAmount);
        stopLosses = numbers(trades, trade -> trade.details().stopLoss());
        takeProfits = numbers(trades, trade -> trade.details().takeProfit());
        plannedRewardRisks = numbers(trades, trade -> trade.details().plannedRewardRisk());
        entryPrices = numbers(trades, trade -> trade.details().entryPrice());
        exitPrices = numbers(trades, trade -> trade.details().exitPrice());
        maxQuantities = numbers(trades, DetailColumns::maxQuantity);
        multipliers = numbers(trades, trade -> trade.details().multiplier());
        maes = numbers(trades, trade -> trade.details().mae());
        mfes = numbers(trades, trade -> trade.details().mfe());
        for (int row = 0; row < trades.size(); row++) {
            if (Boolean.FALSE.equals(trades.get(row).details().rulesKept())) brokenRules.set(row);
        }
    }

    public Labels mistakes() {
        return mistakes;
    }

    /** 1 to 5; 0 where none was given. */
    public int rating(int row) {
        return ratings[row];
    }

    /** In money, positive. */
    public double riskAmount(int row) {
        return riskAmounts[row];
    }

    public double stopLoss(int row) {
        return stopLosses[row];
    }

    public double takeProfit(int row) {
        return takeProfits[row];
    }

    public double plannedRewardRisk(int row) {
        return plannedRewardRisks[row];
    }

    public double entryPrice(int row) {
        return entryPrices[row];
    }

    public double exitPrice(int row) {
        return exitPrices[row];
    }

    /** The largest position held; where that is not known, what was entered over the whole trade. */
    public double maxQuantity(int row) {
        return maxQuantities[row];
    }

    public double multiplier(int row) {
        return multipliers[row];
    }

    /** It is known that a rule of the trade's setup was broken. */
    public boolean brokeRules(int row) {
        return brokenRules.get(row);
    }

    public double mae(int row) {
        return maes[row];
    }

    public double mfe(int row) {
        return mfes[row];
    }

    private static BigDecimal maxQuantity(ClosedTrade trade) {
        BigDecimal most = trade.details().maxQuantity();
        return most == null ? trade.quantity() : most;
    }

    private static byte[] ratings(List<ClosedTrade> trades) {
        byte[] ratings = new byte[trades.size()];
        for (int row = 0; row < ratings.length; row++) {
            Integer rating = trades.get(row).details().rating();
            ratings[row] = rating == null ? 0 : rating.byteValue();
        }
        return ratings;
    }

    private static double[] numbers(List<ClosedTrade> trades, Function<ClosedTrade, @Nullable BigDecimal> part) {
        double[] numbers = new double[trades.size()];
        for (int row = 0; row < numbers.length; row++) {
            BigDecimal number = part.apply(trades.get(row));
            numbers[row] = number == null ? Double.NaN : number.doubleValue();
        }
        return numbers;
    }
}
