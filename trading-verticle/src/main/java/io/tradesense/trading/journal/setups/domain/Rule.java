package io.tradesense.trading.journal.setups.domain;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a trade of a setup should keep to.
 *
 * @param text in the trader's words
 * @param number the bound of those kinds that have one
 * @param from of a time window, inclusive
 * @param to of a time window, exclusive; before {@code from} where the window passes midnight
 * @param choices weekdays, symbols or sides that are allowed
 */
public record Rule(
        UUID id,
        Kind kind,
        String text,
        @Nullable BigDecimal number,
        @Nullable LocalTime from,
        @Nullable LocalTime to,
        SortedSet<String> choices) {

    /** What decides. */
    public enum Kind {
        /** The trader, by a mark. */
        BY_HAND,
        /** The distance from entry to target is at least {@code number} times that to the stop. */
        MIN_REWARD_TO_RISK,
        /** The largest quantity held is at most {@code number}. */
        MAX_QUANTITY,
        /** The trade was among the first {@code number} opened that day. */
        MAX_TRADES_A_DAY,
        /** It was opened between two times of the day. */
        TIME_WINDOW,
        /** It was opened on one of the weekdays. */
        WEEKDAYS,
        SYMBOLS,
        SIDES,
        /** A stop is stated. */
        STOP_SET
    }

    /** @param marked what the trader said, null where nothing */
    public Verdict of(PlannedTrade trade, ZoneId zone, @Nullable Boolean marked) {
        ZonedDateTime opened = trade.openedAt().atZone(zone);
        return switch (kind) {
            case BY_HAND -> marked == null ? Verdict.UNKNOWN : Verdict.of(marked);
            case MIN_REWARD_TO_RISK -> rewardToRisk(trade);
            case MAX_QUANTITY -> Verdict.of(trade.quantity().compareTo(bound()) <= 0);
            case MAX_TRADES_A_DAY ->
                Verdict.of(BigDecimal.valueOf(trade.numberOfDay()).compareTo(bound()) <= 0);
            case TIME_WINDOW -> Verdict.of(inWindow(opened.toLocalTime()));
            case WEEKDAYS -> Verdict.of(choices.contains(DayOfWeek.from(opened).name()));
            case SYMBOLS -> Verdict.of(choices.contains(trade.symbol()));
            case SIDES -> Verdict.of(choices.contains(trade.side()));
            case STOP_SET -> Verdict.of(trade.stopLoss() != null);
        };
    }

    /** Unknown without a stop and a target, and where the stop is the entry: there is nothing to compare with. */
    private Verdict rewardToRisk(PlannedTrade trade) {
        var stop = trade.stopLoss();
        var target = trade.takeProfit();
        if (stop == null || target == null || stop.compareTo(trade.entryPrice()) == 0) return Verdict.UNKNOWN;
        BigDecimal risk = trade.entryPrice().subtract(stop).abs();
        BigDecimal reward = target.subtract(trade.entryPrice());
        if (trade.side().equals("SHORT")) reward = reward.negate();
        return Verdict.of(reward.compareTo(risk.multiply(bound())) >= 0);
    }

    private boolean inWindow(LocalTime time) {
        if (from == null || to == null) return false;
        boolean afterStart = !time.isBefore(from);
        boolean beforeEnd = time.isBefore(to);
        return from.isBefore(to) ? afterStart && beforeEnd : afterStart || beforeEnd;
    }

    private BigDecimal bound() {
        return number == null ? BigDecimal.ZERO : number;
    }
}
