package io.tradesense.analytics.patterns.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A trader's closed trades in the order they were opened, with what was known at each opening. Days, hours and weekdays
 * are those of the opening by the clock of one zone. Immutable.
 */
public final class History {
    /** The latest trades are looked at: habits of years ago are no habits. */
    public static final int MOST_TRADES = 10_000;

    private static final int NONE = -1;
    private final List<PastTrade> trades;
    private final ZoneId zone;
    private final long[] days;
    private final int[] hours;
    private final int[] weekdays;
    private final int[] turns;
    /** Rows in the order of their close, and how many of them had been closed when each row was opened. */
    private final int[] byClose;

    private final int[] closedBefore;
    private final double[] sizes;

    private History(List<PastTrade> trades, ZoneId zone) {
        this.trades = trades;
        this.zone = zone;
        this.days = new long[trades.size()];
        this.hours = new int[trades.size()];
        this.weekdays = new int[trades.size()];
        this.turns = new int[trades.size()];
        this.byClose = new int[trades.size()];
        this.closedBefore = new int[trades.size()];
        this.sizes = Sizes.of(trades);
        readClocks();
        readPrevious();
    }

    /** @param trades in any order and of one currency; of more than {@link #MOST_TRADES} the latest count */
    public static History of(Collection<PastTrade> trades, ZoneId zone) {
        List<PastTrade> ordered = trades.stream()
                .sorted(Comparator.comparing(PastTrade::openedAt)
                        .thenComparing(PastTrade::closedAt)
                        .thenComparing(PastTrade::id))
                .toList();
        return new History(ordered.subList(Math.max(0, ordered.size() - MOST_TRADES), ordered.size()), zone);
    }

    /** The part of it that was opened at this moment or later. */
    public History since(Instant moment) {
        return part(trade -> !trade.openedAt().isBefore(moment));
    }

    /** The part of it that was opened before this moment. */
    public History before(Instant moment) {
        return part(trade -> trade.openedAt().isBefore(moment));
    }

    private History part(Predicate<PastTrade> wanted) {
        return new History(trades.stream().filter(wanted).toList(), zone);
    }

    private void readClocks() {
        for (int row = 0; row < days.length; row++) {
            ZonedDateTime opened = trades.get(row).openedAt().atZone(zone);
            days[row] = opened.toLocalDate().toEpochDay();
            hours[row] = opened.getHour();
            weekdays[row] = opened.getDayOfWeek().getValue();
            turns[row] = row > 0 && days[row - 1] == days[row] ? turns[row - 1] + 1 : 1;
        }
    }

    private void readPrevious() {
        Integer[] order = new Integer[days.length];
        Arrays.setAll(order, row -> row);
        Arrays.sort(
                order,
                Comparator.comparing((Integer row) -> trades.get(row).closedAt())
                        .thenComparing(row -> row));
        Arrays.setAll(byClose, at -> order[at]);
        int closed = 0;
        for (int row = 0; row < days.length; row++) {
            // A trade that was opened and closed within one instant precedes nothing of that instant but later rows.
            while (closed < byClose.length
                    && byClose[closed] < row
                    && !trades.get(byClose[closed])
                            .closedAt()
                            .isAfter(trades.get(row).openedAt())) {
                closed++;
            }
            closedBefore[row] = closed;
        }
    }

    public int size() {
        return trades.size();
    }

    UUID id(int row) {
        return trades.get(row).id();
    }

    PastTrade trade(int row) {
        return trades.get(row);
    }

    double net(int row) {
        return trades.get(row).net();
    }

    double[] nets() {
        return trades.stream().mapToDouble(PastTrade::net).toArray();
    }

    /** NaN where no stop was planned. */
    double risk(int row) {
        return trades.get(row).risk();
    }

    /** The natural logarithm of its size over what is usual; see {@link Sizes}. */
    double size(int row) {
        return sizes[row];
    }

    double[] sizes() {
        return sizes.clone();
    }

    double holdSeconds(int row) {
        PastTrade trade = trades.get(row);
        return trade.closedAt().getEpochSecond() - trade.openedAt().getEpochSecond();
    }

    /** Days since 1970. */
    long day(int row) {
        return days[row];
    }

    int hour(int row) {
        return hours[row];
    }

    DayOfWeek weekday(int row) {
        return DayOfWeek.of(weekdays[row]);
    }

    /** Which trade of its day it is, from 1. */
    int turn(int row) {
        return turns[row];
    }

    /** The row of the trade closed last before this one was opened, that same day; negative where there is none. */
    int previous(int row) {
        return previous(row, 1);
    }

    /** As that: of those closed before, the last but {@code back - 1}. */
    int previous(int row, int back) {
        int at = closedBefore[row] - back;
        int earlier = at < 0 ? NONE : byClose[at];
        return earlier != NONE && days[earlier] == days[row] ? earlier : NONE;
    }

    /** From the close of the previous trade; only where there is one. */
    double gapSeconds(int row) {
        return trades.get(row).openedAt().getEpochSecond()
                - trades.get(previous(row)).closedAt().getEpochSecond();
    }
}
