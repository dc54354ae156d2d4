package io.tradesense.market.history.domain;

import io.tradesense.market.calendars.domain.TradingCalendar;
import io.tradesense.market.history.domain.QualityFlag.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks a raw series over. It says what it sees and changes nothing. */
public final class QualityCheck {
    private static final int MOST_FLAGS = 100;
    private static final double SPIKE_DEVIATIONS = 12;
    private static final double LEAST_SPIKE = 0.2;
    private static final double UNIT = StrictMath.log(100);
    private static final double UNIT_TOLERANCE = 0.2;
    private static final double[] SPLITS = {2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 30, 50};
    private static final double SPLIT_TOLERANCE = 0.06;
    private final TradingCalendar calendar;

    public QualityCheck(TradingCalendar calendar) {
        this.calendar = calendar;
    }

    /** @param candles ascending, raw, of one interval; at most a hundred flags are answered */
    public List<QualityFlag> flags(Interval interval, List<Candle> candles, List<CorporateAction> actions) {
        List<QualityFlag> flags = new ArrayList<>();
        Set<LocalDate> splits = new HashSet<>();
        actions.forEach(action -> splits.add(action.exDate()));
        double[] returns = returns(candles);
        double spike = Math.max(LEAST_SPIKE, SPIKE_DEVIATIONS * median(returns));
        for (int i = 0; i < candles.size() && flags.size() < MOST_FLAGS; i++) {
            Candle candle = candles.get(i);
            if (!candle.isSound()) {
                flags.add(
                        new QualityFlag(Kind.INVERTED, candle.t(), "high, low, open and close contradict each other"));
            }
            if (i > 0) {
                if (interval == Interval.D1) {
                    gap(candles.get(i - 1), candle, flags);
                }
                jump(returns, i, candle, spike, splits, flags);
            }
        }
        return flags;
    }

    private void gap(Candle before, Candle candle, List<QualityFlag> flags) {
        LocalDate from = calendar.dateOf(before.t()).plusDays(1);
        LocalDate to = calendar.dateOf(candle.t()).minusDays(1);
        if (from.isAfter(to)) {
            return;
        }
        long missing = calendar.sessions(from, to.isAfter(from.plusDays(400)) ? from.plusDays(400) : to)
                .size();
        if (missing > 0) {
            flags.add(new QualityFlag(Kind.GAP, candle.t(), missing + " sessions without a candle before this one"));
        }
    }

    private void jump(
            double[] returns, int i, Candle candle, double spike, Set<LocalDate> splits, List<QualityFlag> flags) {
        double here = returns[i];
        boolean comesBack = i + 1 < returns.length && Math.abs(here + returns[i + 1]) < Math.abs(here) / 4;
        if (Math.abs(Math.abs(here) - UNIT) < UNIT_TOLERANCE) {
            flags.add(new QualityFlag(Kind.UNIT_ERROR, candle.t(), "about a hundredfold off the candle before"));
        } else if (Math.abs(here) > spike && comesBack) {
            flags.add(new QualityFlag(Kind.SPIKE, candle.t(), "far off both its neighbours"));
        } else if (!comesBack && isSplit(here) && !splits.contains(calendar.dateOf(candle.t()))) {
            flags.add(
                    new QualityFlag(Kind.MISSING_SPLIT, candle.t(), "jumps by a split's ratio; no split is on record"));
        }
    }

    private static boolean isSplit(double logReturn) {
        return Arrays.stream(SPLITS)
                .anyMatch(ratio -> Math.abs(Math.abs(logReturn) - StrictMath.log(ratio)) < SPLIT_TOLERANCE);
    }

    private static double[] returns(List<Candle> candles) {
        double[] returns = new double[candles.size()];
        for (int i = 1; i < returns.length; i++) {
            BigDecimal before = candles.get(i - 1).close();
            BigDecimal here = candles.get(i).close();
            returns[i] = before.signum() > 0 && here.signum() > 0
                    ? StrictMath.log(here.doubleValue() / before.doubleValue())
                    : 0;
        }
        return returns;
    }

    private static double median(double[] returns) {
        double[] sizes = Arrays.stream(returns).map(Math::abs).sorted().toArray();
        return sizes.length == 0 ? 0 : sizes[sizes.length / 2];
    }
}
