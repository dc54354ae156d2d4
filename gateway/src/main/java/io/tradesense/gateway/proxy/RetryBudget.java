package io.tradesense.gateway.proxy;

/**
 * At most a tenth of the traffic is tried twice: when everything fails, retries would double the load on what is left.
 * A reserve of 100 lets an instance die under load without its callers noticing.
 */
public final class RetryBudget {
    private static final int RESERVE = 1_000;
    private static final int EARNED = 1;
    private static final int SPENT = 10;
    private int tenths = RESERVE;

    public synchronized void earn() {
        tenths = Math.min(RESERVE, tenths + EARNED);
    }

    public synchronized boolean spend() {
        if (tenths < SPENT) {
            return false;
        }
        tenths -= SPENT;
        return true;
    }
}
