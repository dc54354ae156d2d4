package io.tradesense.billing.mirror.pg;

import io.tradesense.billing.audit.pg.AuditLog;
import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.entitlements.domain.Entitlement;
import io.tradesense.billing.entitlements.pg.EntitlementRows;
import io.tradesense.billing.mirror.domain.Changes;
import io.tradesense.billing.mirror.domain.Difference;
import io.tradesense.billing.mirror.domain.Known;
import io.tradesense.billing.mirror.domain.Lease;
import io.tradesense.billing.mirror.domain.Merge;
import io.tradesense.billing.mirror.domain.Movement;
import io.tradesense.billing.provider.domain.CustomerState;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.ProviderFailure;
import io.tradesense.contracts.PaymentFailed;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One transaction: what was known, what follows from the state, and everything that is written and told of it. */
public final class CustomerWriting {
    private static final String LOCK = """
            SELECT generation FROM customers WHERE user_id = $1 AND customer_id = $2 FOR UPDATE
            """;
    private static final String UNLEASE = "UPDATE customers SET leased_until = NULL WHERE user_id = $1";
    private static final String EVENTS_DONE = """
            UPDATE webhook_events SET state = 'done', settled_at = now(), failure = NULL
            WHERE id = ANY($1) AND state = 'waiting'
            """;
    private static final String INTENT_DONE = """
            UPDATE intents SET state = 'done', settled_at = now() WHERE user_id = $1 AND id = $2 AND state = 'open'
            """;
    // Whoever has a subscription has used the page they were given.
    private static final String FORGET_PAGE = "DELETE FROM checkouts WHERE user_id = $1";
    private static final String MOVE = """
            INSERT INTO movements (user_id, kind, before_amount, after_amount, currency, at) VALUES ($1, $2, $3, $4, $5, $6)
            """;
    private final Pool pool;
    private final Outbox outbox;
    private final Runnable committed;
    private final Catalogue catalogue;
    private final Merge merge;

    /** @param committed told after every transaction that wrote an event */
    public CustomerWriting(Pool pool, Outbox outbox, Runnable committed, Catalogue catalogue) {
        this.pool = pool;
        this.outbox = outbox;
        this.committed = committed;
        this.catalogue = catalogue;
        this.merge = new Merge(catalogue);
    }

    /** What is known of a user, also of one who never bought anything. */
    public Future<Known> known(SqlClient sql, UUID userId) {
        return SubscriptionRows.of(sql, userId)
                .compose(subscriptions -> InvoiceRows.of(sql, userId)
                        .compose(invoices -> EntitlementRows.of(sql, List.of(userId))
                                .map(found -> new Known(
                                        userId,
                                        subscriptions,
                                        invoices,
                                        found.getOrDefault(userId, EntitlementRows.free(userId, catalogue.free()))))));
    }

    Future<List<Difference>> write(
            Lease lease, CustomerState state, List<String> eventIds, String cause, @Nullable UUID intent) {
        return pool.withTransaction(transaction -> requireLease(transaction, lease)
                        .compose(held -> known(transaction, lease.userId()))
                        .compose(known -> {
                            Changes changes = merge.of(known, state);
                            return write(transaction, lease.userId(), changes, cause)
                                    .compose(written -> settle(transaction, lease, eventIds, intent))
                                    .map(settled -> changes);
                        }))
                .map(changes -> {
                    committed.run();
                    return changes.differences();
                });
    }

    private static Future<Void> requireLease(SqlConnection transaction, Lease lease) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(lease.userId(), lease.customerId()))
                .compose(rows -> rows.size() == 1 && rows.iterator().next().getLong("generation") == lease.generation()
                        ? Future.succeededFuture()
                        : Future.failedFuture(new ProviderFailure(
                                ProviderFailure.Kind.UNKNOWN,
                                "somebody has looked at the customer later than we did")));
    }

    private Future<Void> write(SqlConnection transaction, UUID userId, Changes changes, String cause) {
        return SubscriptionRows.keep(transaction, userId, changes.subscriptions())
                .compose(kept -> InvoiceRows.keep(transaction, userId, changes.invoices()))
                .compose(kept -> changes.entitlement()
                        .map(entitlement -> EntitlementRows.keep(transaction, entitlement))
                        .orElseGet(Future::succeededFuture))
                .compose(kept ->
                        EntitlementRows.keepTime(transaction, userId, changes.graceEndsAt(), changes.changesIn()))
                .compose(kept -> changes.subscriptions().stream()
                                .anyMatch(each -> each.status().isLive())
                        ? transaction
                                .preparedQuery(FORGET_PAGE)
                                .execute(Tuple.of(userId))
                                .mapEmpty()
                        : Future.succeededFuture())
                .compose(kept -> AuditLog.append(transaction, userId, cause, changes.differences()))
                .compose(kept -> move(transaction, userId, changes.movements()))
                .compose(kept -> outbox.append(transaction, events(userId, changes)));
    }

    private static Future<Void> move(SqlConnection transaction, UUID userId, List<Movement> movements) {
        if (movements.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> tuples = movements.stream()
                .map(each -> Tuple.of(
                        userId,
                        each.kind().name(),
                        each.before(),
                        each.after(),
                        each.currency(),
                        Timestamps.of(each.at())))
                .toList();
        return transaction.preparedQuery(MOVE).executeBatch(tuples).mapEmpty();
    }

    private static List<NewEvent> events(UUID userId, Changes changes) {
        List<NewEvent> events = new ArrayList<>();
        changes.entitlement()
                .map((Entitlement each) -> EntitlementRows.event(each))
                .ifPresent(events::add);
        for (InvoiceState invoice : changes.failed()) {
            var failed = new PaymentFailed(
                    userId,
                    invoice.id(),
                    invoice.due(),
                    invoice.currency(),
                    invoice.attempts(),
                    invoice.nextAttemptAt(),
                    changes.graceEndsAt());
            events.add(new NewEvent(PaymentFailed.TYPE, invoice.id(), failed.toJson()));
        }
        return events;
    }

    private static Future<Void> settle(
            SqlConnection transaction, Lease lease, List<String> eventIds, @Nullable UUID intent) {
        return transaction
                .preparedQuery(UNLEASE)
                .execute(Tuple.of(lease.userId()))
                .compose(done -> eventIds.isEmpty()
                        ? Future.succeededFuture()
                        : transaction
                                .preparedQuery(EVENTS_DONE)
                                .execute(Tuple.of(eventIds.toArray(String[]::new)))
                                .mapEmpty())
                .compose(done -> intent == null
                        ? Future.succeededFuture()
                        : transaction
                                .preparedQuery(INTENT_DONE)
                                .execute(Tuple.of(lease.userId(), intent))
                                .mapEmpty());
    }
}
