package io.tradesense.analytics.breakdowns.domain;

/**
 * What a breakdown splits trades by. Hour and weekday are those of the open, in the trader's zone and by its wall
 * clock: entering is what the trader decides, and may decide otherwise. The month is that of the close, where the
 * result is booked, so a month's cell is the summary of the same period.
 */
public enum Dimension {
    SYMBOL,
    /** Keys {@code 00} to {@code 23}. */
    HOUR,
    /** Keys {@code MONDAY} to {@code SUNDAY}. */
    WEEKDAY,
    /** Keys as {@code 2026-03}. */
    MONTH,
    /** A trade is in the cell of each of its tags; those without one are in the cell whose key is null. */
    TAG,
    /** Trades without a setup are in the cell whose key is null. */
    SETUP,
    SIDE,
    ASSET_CLASS,
    /** Keys {@code 0-1m} to {@code 30d+}, the lower end included. */
    HOLDING_TIME
}
