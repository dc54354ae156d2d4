package io.tradesense.benchmarks.matching;

import io.tradesense.trading.executions.domain.Execution;
import java.util.Arrays;
import java.util.List;

/**
 * The peer: the loop most journals run, in floating point over arrays. It yields each trip's result and nothing else:
 * no legs, no ids, no averages.
 */
final class DoubleFifo {

    private final double[] lotPrices;
    private final double[] lotQuantities;
    private int oldest;
    private int next;
    private double position;
    private double result;

    private DoubleFifo(int executions) {
        lotPrices = new double[executions];
        lotQuantities = new double[executions];
    }

    /** The net result of each closed trip. */
    static double[] results(List<Execution> series) {
        var fifo = new DoubleFifo(series.size());
        var results = new double[series.size()];
        int trips = 0;
        for (var execution : series) {
            if (fifo.trade(execution)) {
                results[trips++] = fifo.result;
                fifo.result = 0;
            }
        }
        return Arrays.copyOf(results, trips);
    }

    /** Returns whether a trip has ended. */
    private boolean trade(Execution execution) {
        double quantity = execution.quantity().doubleValue();
        double price = execution.price().doubleValue();
        int sign = execution.side().sign();
        result -= execution.fees().doubleValue() + execution.commission().doubleValue();
        boolean reduces = position * sign < 0;
        double rest = reduces ? exit(quantity, price, sign) : quantity;
        boolean ended = reduces && oldest == next;
        if (rest > 0) {
            lotPrices[next] = price;
            lotQuantities[next++] = rest;
        }
        position += sign * quantity;
        return ended;
    }

    private double exit(double quantity, double price, int sign) {
        double rest = quantity;
        while (rest > 0 && oldest < next) {
            double taken = Math.min(rest, lotQuantities[oldest]);
            result -= sign * (price - lotPrices[oldest]) * taken;
            rest -= taken;
            lotQuantities[oldest] -= taken;
            if (lotQuantities[oldest] == 0) oldest++;
        }
        return rest;
    }
}
