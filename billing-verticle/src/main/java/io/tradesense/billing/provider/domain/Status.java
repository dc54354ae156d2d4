package io.tradesense.billing.provider.domain;

import java.util.Locale;

/** Where a subscription stands. */
public enum Status {
    /** The first payment has not succeeded yet. */
    INCOMPLETE,
    TRIALING,
    ACTIVE,
    /** A payment has failed and is tried again. */
    PAST_DUE,
    /** No payment is tried any more. */
    UNPAID,
    /** Nothing is collected and nothing delivered until it is resumed. */
    PAUSED,
    CANCELED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it goes on: another one beside it would be paid twice. */
    public boolean isLive() {
        return this != CANCELED && this != INCOMPLETE;
    }

    /** Whether it is paid for as time goes by. */
    public boolean earns() {
        return this == ACTIVE || this == PAST_DUE;
    }
}
