package io.tradesense.analytics.patterns.domain;

/** What an effect is measured in, and how it is told to people. */
public enum Scale {
    /** What the trades of the habit make less than the others, told as a mean net result a trade: negative is worse. */
    MONEY_A_TRADE(-1),
    /** As that, a day. */
    MONEY_A_DAY(-1),
    /** A logarithm of how much more, told as a change: 0.25 for a quarter more. */
    RATIO(1),
    /** A logarithm of how much less, told as a change: -0.2 for a fifth less. */
    RATIO_LESS(-1),
    /** A difference of shares, as a fraction. */
    SHARE(1);

    private final int sign;

    Scale(int sign) {
        this.sign = sign;
    }

    /** @param value on the scale on which more than 0 is the habit */
    double told(double value) {
        return switch (this) {
            case MONEY_A_TRADE, MONEY_A_DAY, SHARE -> sign * value;
            case RATIO, RATIO_LESS -> Math.expm1(sign * value);
        };
    }
}
