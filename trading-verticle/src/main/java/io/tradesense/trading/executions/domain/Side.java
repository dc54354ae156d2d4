package io.tradesense.trading.executions.domain;

/** Which way an execution moves the position. A short sale is a SELL, its cover a BUY. */
public enum Side {
    BUY(1),
    SELL(-1);

    private final int sign;

    Side(int sign) {
        this.sign = sign;
    }

    /** +1 for a buy, -1 for a sale. */
    public int sign() {
        return sign;
    }
}
