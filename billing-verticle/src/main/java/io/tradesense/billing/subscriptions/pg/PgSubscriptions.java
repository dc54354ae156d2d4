package io.tradesense.billing.subscriptions.pg;

import io.tradesense.billing.mirror.domain.Known;
import io.tradesense.billing.mirror.pg.CustomerWriting;
import io.tradesense.billing.mirror.pg.InvoiceRows;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.subscriptions.domain.Subscriptions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of users, from the tables that the mirror writes. */
public final class PgSubscriptions implements Subscriptions {
    private final Pool pool;
    private final CustomerWriting writing;

    public PgSubscriptions(Pool pool, CustomerWriting writing) {
        this.pool = pool;
        this.writing = writing;
    }

    @Override
    public Future<Known> of(UUID userId) {
        return writing.known(pool, userId);
    }

    @Override
    public Future<List<InvoiceState>> invoices(
            UUID userId, @Nullable Instant createdAt, @Nullable String id, int most) {
        return InvoiceRows.page(pool, userId, createdAt, id, most);
    }
}
