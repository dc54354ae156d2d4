package io.tradesense.analytics.candlesticks.domain;

/** A pattern in price that traders have a name for. */
public enum Shape {
    DOJI(Family.CANDLESTICK, 0),
    BULLISH_ENGULFING(Family.CANDLESTICK, 1),
    BEARISH_ENGULFING(Family.CANDLESTICK, -1),
    BULLISH_HARAMI(Family.CANDLESTICK, 1),
    BEARISH_HARAMI(Family.CANDLESTICK, -1),
    HAMMER(Family.CANDLESTICK, 1),
    INVERTED_HAMMER(Family.CANDLESTICK, 1),
    HANGING_MAN(Family.CANDLESTICK, -1),
    SHOOTING_STAR(Family.CANDLESTICK, -1),
    THREE_WHITE_SOLDIERS(Family.CANDLESTICK, 1),
    THREE_BLACK_CROWS(Family.CANDLESTICK, -1),
    HEAD_AND_SHOULDERS(Family.CHART, -1),
    INVERSE_HEAD_AND_SHOULDERS(Family.CHART, 1),
    DOUBLE_TOP(Family.CHART, -1),
    DOUBLE_BOTTOM(Family.CHART, 1),
    TRIANGLE_TOP(Family.CHART, -1),
    TRIANGLE_BOTTOM(Family.CHART, 1);

    private final Family family;
    private final int direction;

    /** Made of one to three candles, or of the turns of a whole chart. */
    public enum Family {
        CANDLESTICK,
        CHART
    }

    Shape(Family family, int direction) {
        this.family = family;
        this.direction = direction;
    }

    public Family family() {
        return family;
    }

    /** What tradition reads it as: 1 for up, -1 for down, 0 for neither. */
    public int direction() {
        return direction;
    }
}
