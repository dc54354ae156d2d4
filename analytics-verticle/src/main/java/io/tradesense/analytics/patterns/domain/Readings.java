package io.tradesense.analytics.patterns.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The groups habits are looked for in. Where a group depends on earlier results (after a loss), it is formed anew for
 * every deal from the results as dealt: the trades after a loss of a short history are worse than the others by
 * selection alone, or better, and only so is that taken out (J. B. Miller and A. Sanjurjo, "Surprised by the Hot Hand
 * Fallacy?", Econometrica 86, 2018).
 */
final class Readings {
    private static final int MOST_TURNS = 10;

    private Readings() {}

    static Contrast sizesAfter(History history, int streak, int sign) {
        double[] nets = history.nets();
        return Contrast.ofTrades(history.sizes(), Contrast.one(row -> isAfter(history, row, nets, streak, sign)));
    }

    static Contrast resultsAfter(History history, int streak, int sign) {
        TwoGroups.Membership after = (row, nets) -> isAfter(history, row, nets, streak, sign);
        return Contrast.ofTrades(history.nets(), List.of(new Contrast.Cell(null, after, true)));
    }

    /** The last {@code streak} trades closed that day before this one was opened all ended with this sign. */
    private static boolean isAfter(History history, int row, double[] nets, int streak, int sign) {
        for (int back = 1; back <= streak; back++) {
            int earlier = history.previous(row, back);
            if (earlier < 0 || Math.signum(nets[earlier]) != sign) return false;
        }
        return true;
    }

    /** How long it took to be back in the market, after a loss against after a gain. */
    static Contrast pace(History history) {
        int[] rows = rows(history, row -> history.previous(row) >= 0 && history.net(history.previous(row)) != 0);
        return Contrast.ofTrades(
                values(rows, row -> Math.log(1 + history.gapSeconds(row))),
                rows,
                Contrast.one(unit -> history.net(history.previous(rows[unit])) < 0));
    }

    /** Results of the trades of a day after its second, third, … tenth. */
    static Contrast lateTurns(History history) {
        List<Contrast.Cell> cells = new ArrayList<>();
        for (int turn = 2; turn <= MOST_TURNS; turn++) {
            int last = turn;
            cells.add(Contrast.Cell.fixed(turn, row -> history.turn(row) > last));
        }
        return Contrast.ofTrades(history.nets(), cells);
    }

    static Contrast holding(History history) {
        int[] rows = rows(history, row -> history.net(row) != 0);
        return Contrast.ofTrades(
                values(rows, row -> Math.log(1 + history.holdSeconds(row))),
                rows,
                Contrast.one(unit -> history.net(rows[unit]) < 0));
    }

    static Contrast hours(History history) {
        List<Contrast.Cell> cells = IntStream.range(0, 24)
                .mapToObj(hour -> Contrast.Cell.fixed(hour, row -> history.hour(row) == hour))
                .toList();
        return Contrast.ofTrades(history.nets(), cells);
    }

    /** A unit a day, for the trades of one day share its weekday and its weather. */
    static Contrast weekdays(History history) {
        int[][] days = days(history);
        List<Contrast.Cell> cells = IntStream.rangeClosed(1, 7)
                .mapToObj(weekday -> Contrast.Cell.fixed(
                        weekday, unit -> history.weekday(days[unit][0]).getValue() == weekday))
                .toList();
        double[] results = IntStream.range(0, days.length)
                .mapToDouble(
                        day -> IntStream.of(days[day]).mapToDouble(history::net).sum())
                .toArray();
        return new Contrast(results, days, cells);
    }

    /** The mean size of each day of the later half against the earlier half. */
    static Contrast growth(History history) {
        int[][] days = days(history);
        double[] sizes = IntStream.range(0, days.length)
                .mapToDouble(day -> IntStream.of(days[day])
                        .mapToDouble(history::size)
                        .average()
                        .orElseThrow())
                .toArray();
        return new Contrast(sizes, days, Contrast.one(unit -> unit >= (days.length + 1) / 2));
    }

    /** Trades entered after the price had run by an average true range or more in their direction. */
    static Contrast chases(History history) {
        int[] rows = rows(history, row -> !Double.isNaN(history.trade(row).chase()));
        return Contrast.ofTrades(
                values(rows, history::net),
                rows,
                Contrast.one(unit -> history.trade(rows[unit]).chase() >= 1));
    }

    static Contrast mistakes(History history) {
        return Contrast.ofTrades(
                history.nets(), Contrast.one(row -> history.trade(row).mistaken()));
    }

    static Contrast withoutStop(History history) {
        return Contrast.ofTrades(history.nets(), Contrast.one(row -> Double.isNaN(history.risk(row))));
    }

    private static int[][] days(History history) {
        List<int[]> days = new ArrayList<>();
        int start = 0;
        for (int row = 1; row <= history.size(); row++) {
            if (row == history.size() || history.day(row) != history.day(start)) {
                days.add(IntStream.range(start, row).toArray());
                start = row;
            }
        }
        return days.toArray(int[][]::new);
    }

    private static int[] rows(History history, IntPredicate wanted) {
        return IntStream.range(0, history.size()).filter(wanted).toArray();
    }

    private static double[] values(int[] rows, IntToDoubleFunction value) {
        return IntStream.of(rows).mapToDouble(value).toArray();
    }
}
