package io.tradesense.billing.mirror.domain;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A step of what a customer earns a month, or of their trial.
 *
 * @param before a month, in {@code currency}; both are 0 for what concerns a trial
 */
public record Movement(Kind kind, BigDecimal before, BigDecimal after, String currency, Instant at) {

    public enum Kind {
        NEW,
        REACTIVATION,
        EXPANSION,
        CONTRACTION,
        CHURN,
        TRIAL_STARTED,
        TRIAL_CONVERTED,
        TRIAL_LAPSED
    }
}
