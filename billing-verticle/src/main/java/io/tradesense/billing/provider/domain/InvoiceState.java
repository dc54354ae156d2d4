package io.tradesense.billing.provider.domain;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An invoice as it stands at the provider. Amounts are in {@code currency}.
 *
 * @param subscriptionId null where it belongs to none
 * @param number null until it is final
 * @param attempts how often a payment was tried
 * @param nextAttemptAt null where none will be made
 * @param url a page that shows it; null where there is none
 */
public record InvoiceState(
        String id,
        @Nullable String subscriptionId,
        @Nullable String number,
        Status status,
        BigDecimal total,
        BigDecimal due,
        BigDecimal paid,
        BigDecimal refunded,
        String currency,
        int attempts,
        @Nullable Instant nextAttemptAt,
        Instant periodStart,
        Instant periodEnd,
        @Nullable String url,
        @Nullable String pdf,
        Instant createdAt) {

    public enum Status {
        DRAFT,
        OPEN,
        PAID,
        VOID,
        UNCOLLECTIBLE
    }

    /** Whether a payment of it failed and it is still owed. */
    public boolean isFailing() {
        return status == Status.OPEN && attempts > 0 && due.signum() > 0;
    }
}
