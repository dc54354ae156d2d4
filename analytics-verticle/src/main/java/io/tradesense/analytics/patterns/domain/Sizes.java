package io.tradesense.analytics.patterns.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How large each trade is against what is usual for this trader, as a natural logarithm: 0 is usual, 0.69 is twice that.
 * Where every trade has a planned stop, by the money at risk, the measure sizing rules speak of; else by the quantity
 * against the median quantity of its symbol, for 100 shares of one thing and of another are not alike.
 */
final class Sizes {

    private Sizes() {}

    static double[] of(List<PastTrade> trades) {
        boolean risked = trades.stream().noneMatch(trade -> Double.isNaN(trade.risk()));
        return risked ? byRisk(trades) : byQuantity(trades);
    }

    private static double[] byRisk(List<PastTrade> trades) {
        double usual = median(trades.stream().mapToDouble(PastTrade::risk).toArray());
        return trades.stream()
                .mapToDouble(trade -> Math.log(trade.risk() / usual))
                .toArray();
    }

    private static double[] byQuantity(List<PastTrade> trades) {
        Map<String, Double> usual = new HashMap<>();
        trades.stream()
                .collect(Collectors.groupingBy(PastTrade::symbol))
                .forEach((symbol, its) -> usual.put(
                        symbol,
                        median(its.stream().mapToDouble(PastTrade::quantity).toArray())));
        return trades.stream()
                .mapToDouble(trade -> Math.log(trade.quantity() / usual.getOrDefault(trade.symbol(), trade.quantity())))
                .toArray();
    }

    /** 1 of nothing. */
    static double median(double[] values) {
        if (values.length == 0) return 1;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
