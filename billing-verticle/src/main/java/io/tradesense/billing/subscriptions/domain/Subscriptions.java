package io.tradesense.billing.subscriptions.domain;

import io.tradesense.billing.mirror.domain.Known;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of users, as the provider said it last. */
public interface Subscriptions {

    Future<Known> of(UUID userId);

    /** The newest invoices first, after one. */
    Future<List<InvoiceState>> invoices(UUID userId, @Nullable Instant createdAt, @Nullable String id, int most);
}
