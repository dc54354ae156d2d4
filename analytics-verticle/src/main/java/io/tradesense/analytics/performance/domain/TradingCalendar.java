package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.LocalSeconds;
import io.tradesense.analytics.readmodel.domain.MoneyColumn;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Results by the day, week or month in which trades were closed, by the trader's clock. Unlike {@link DailyEquity} it has
 * Saturdays and Sundays: a calendar says when something was done.
 *
 * @param periods with a close, in the order of time, at most {@value #MOST}: the latest
 * @param omitted earlier ones
 */
public record TradingCalendar(List<Period> periods, int omitted) {

    static final int MOST = 4_000;

    /** How long a period is. */
    public enum Step {
        DAY,
        /** From Monday, as in ISO 8601. */
        WEEK,
        MONTH
    }

    /**
     * @param from its first day
     * @param winRate break-even trades count as not won
     */
    public record Period(
            LocalDate from, int trades, int wins, int losses, Double winRate, BigDecimal netPnl, BigDecimal fees) {}

    public TradingCalendar {
        periods = List.copyOf(periods);
    }

    public static TradingCalendar of(Selection selection, ZoneId zone, Step step) {
        LocalSeconds clock = new LocalSeconds(zone);
        long[] start = new long[selection.trades()];
        SortedMap<Long, Integer> groups = new TreeMap<>();
        for (int position = 0; position < start.length; position++) {
            start[position] = start(clock.day(selection.closedAtMicros(position)), step);
            groups.put(start[position], 0);
        }
        int next = 0;
        for (var group : groups.entrySet()) {
            group.setValue(next++);
        }
        return of(selection, start, groups);
    }

    private static TradingCalendar of(Selection selection, long[] start, SortedMap<Long, Integer> groups) {
        int[] group = new int[start.length];
        int[][] counts = new int[groups.size()][3];
        for (int position = 0; position < start.length; position++) {
            group[position] = groups.getOrDefault(start[position], 0);
            counts[group[position]][selection.net().signum(position) + 1]++;
        }
        MoneyColumn net = selection.net().totals(group, groups.size());
        MoneyColumn fees = selection.fees().totals(group, groups.size());
        int omitted = Math.max(0, groups.size() - MOST);
        List<Period> periods = new ArrayList<>();
        groups.forEach((day, number) -> {
            if (number >= omitted) periods.add(period(day, counts[number], net.amount(number), fees.amount(number)));
        });
        return new TradingCalendar(periods, omitted);
    }

    private static Period period(long day, int[] counts, BigDecimal net, BigDecimal fees) {
        int trades = counts[0] + counts[1] + counts[2];
        return new Period(
                LocalDate.ofEpochDay(day), trades, counts[2], counts[0], (double) counts[2] / trades, net, fees);
    }

    private static long start(long day, Step step) {
        if (step == Step.DAY) return day;
        LocalDate date = LocalDate.ofEpochDay(day);
        return (step == Step.MONTH
                        ? date.withDayOfMonth(1)
                        : date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .toEpochDay();
    }

    /** The one with the best result; null without any. */
    public @Nullable Period best() {
        return periods.stream()
                .reduce((best, other) -> other.netPnl().compareTo(best.netPnl()) > 0 ? other : best)
                .orElse(null);
    }

    /** The one with the worst result; null without any. */
    public @Nullable Period worst() {
        return periods.stream()
                .reduce((worst, other) -> other.netPnl().compareTo(worst.netPnl()) < 0 ? other : worst)
                .orElse(null);
    }
}
