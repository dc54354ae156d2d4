package io.tradesense.billing.local.domain;

import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that the stand-in keeps of one customer.
 *
 * @param ahead how far the customer's clock is ahead of the real one
 * @param declines whether payments fail from now on
 * @param credit to be set against the next invoices
 * @param answered which page each key led to; empty text where it led to none
 */
public record LocalBooks(
        String customerId,
        UUID userId,
        Duration ahead,
        boolean declines,
        BigDecimal credit,
        List<SubscriptionState> subscriptions,
        List<InvoiceState> invoices,
        List<LocalPage> pages,
        Map<String, String> answered) {

    public LocalBooks {
        subscriptions = List.copyOf(subscriptions);
        invoices = List.copyOf(invoices);
        pages = List.copyOf(pages);
        answered = Collections.unmodifiableMap(new LinkedHashMap<>(answered)); // the oldest is forgotten first
    }

    public static LocalBooks empty(String customerId, UUID userId) {
        return new LocalBooks(
                customerId,
                userId,
                Duration.ZERO,
                false,
                new BigDecimal("0.00"),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }
}
