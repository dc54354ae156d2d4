package io.tradesense.billing.entitlements.pg;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.domain.Plan;
import io.tradesense.billing.entitlements.domain.Entitlement;
import io.tradesense.billing.entitlements.domain.EntitlementBook;
import io.tradesense.contracts.SubscriptionChanged;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Entitlements in the table, and for ten seconds in memory. What changes them is told here too, so that an answer in
 * memory is not older than the event.
 */
public final class PgEntitlements implements EntitlementBook {
    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int USERS = 50_000;
    private static final int RENEWED_AT_ONCE = 500;
    private final Pool pool;
    private final Catalogue catalogue;
    private final Cache<UUID, Entitlement> recent =
            Caffeine.newBuilder().maximumSize(USERS).expireAfterWrite(FRESH).build();

    public PgEntitlements(Pool pool, Catalogue catalogue) {
        this.pool = pool;
        this.catalogue = catalogue;
    }

    @Override
    public Future<List<Entitlement>> of(List<UUID> userIds) {
        List<UUID> unknown = userIds.stream()
                .filter(id -> recent.getIfPresent(id) == null)
                .distinct()
                .toList();
        Future<Map<UUID, Entitlement>> read =
                unknown.isEmpty() ? Future.succeededFuture(Map.of()) : EntitlementRows.of(pool, unknown);
        return read.map(found -> {
            List<Entitlement> all = new ArrayList<>(userIds.size());
            unknown.forEach(id -> keep(found.getOrDefault(id, EntitlementRows.free(id, catalogue.free()))));
            for (UUID id : userIds) {
                Entitlement known = recent.getIfPresent(id);
                all.add(known != null ? known : found.getOrDefault(id, EntitlementRows.free(id, catalogue.free())));
            }
            return all;
        });
    }

    /** Hears that somebody's changed. */
    public void hear(Event event) {
        var changed = SubscriptionChanged.fromJson(event.data());
        keep(new Entitlement(
                changed.userId(), changed.plan(), changed.status(), changed.entitlements(), changed.version()));
    }

    /** Who has a plan has the limits the catalogue gives it now, also where the catalogue is another than yesterday. */
    public Future<Void> renew(Outbox outbox) {
        Future<Void> done = Future.succeededFuture();
        for (Plan plan : catalogue.plans()) {
            done = done.compose(before -> renew(outbox, plan));
        }
        return done;
    }

    private Future<Void> renew(Outbox outbox, Plan plan) {
        return pool.withTransaction(transaction -> EntitlementRows.renew(transaction, plan)
                        .compose(renewed -> outbox.append(
                                        transaction,
                                        renewed.stream()
                                                .map(EntitlementRows::event)
                                                .toList())
                                .map(told -> renewed.size())))
                .compose(renewed -> renewed == RENEWED_AT_ONCE ? renew(outbox, plan) : Future.succeededFuture());
    }

    /** What was read while a change was told is the older of the two. */
    private void keep(Entitlement entitlement) {
        recent.asMap()
                .merge(
                        entitlement.userId(),
                        entitlement,
                        (known, given) -> given.version() >= known.version() ? given : known);
    }
}
