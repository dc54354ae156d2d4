package io.tradesense.billing.entitlements.pg;

import io.tradesense.billing.catalogue.domain.Plan;
import io.tradesense.billing.catalogue.json.CatalogueFile;
import io.tradesense.billing.entitlements.domain.Entitlement;
import io.tradesense.billing.mirror.pg.Timestamps;
import io.tradesense.contracts.SubscriptionChanged;
import io.tradesense.kit.events.NewEvent;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code entitlements}. Who has no row has what is free. */
public final class EntitlementRows {
    private static final String FIND = """
            SELECT user_id, plan, status, limits::text AS limits, version FROM entitlements WHERE user_id = ANY($1)
            """;
    private static final String KEEP = """
            INSERT INTO entitlements (user_id, plan, status, limits, version) VALUES ($1, $2, $3, $4::text::json, $5)
            ON CONFLICT (user_id) DO UPDATE SET plan = $2, status = $3, limits = $4::text::json, version = $5
            """;
    private static final String TIME = """
            UPDATE entitlements SET grace_ends_at = $2, changes_at = now() + $3 * interval '1 millisecond' WHERE user_id = $1
            """;
    private static final String RENEW = """
            UPDATE entitlements SET limits = $2::text::json, version = version + 1
            WHERE user_id IN (SELECT user_id FROM entitlements WHERE plan = $1 AND limits::text <> $2 LIMIT 500
              FOR UPDATE SKIP LOCKED)
            RETURNING user_id, plan, status, limits::text AS limits, version
            """;

    private EntitlementRows() {}

    public static Future<Map<UUID, Entitlement>> of(SqlClient sql, List<UUID> userIds) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.of(userIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Entitlement> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getUUID("user_id"), read(row)));
                    return found;
                });
    }

    public static Entitlement free(UUID userId, Plan free) {
        return new Entitlement(userId, free.id(), "none", free.entitlements(), 0);
    }

    public static Future<Void> keep(SqlClient sql, Entitlement entitlement) {
        return sql.preparedQuery(KEEP)
                .execute(Tuple.of(
                        entitlement.userId(),
                        entitlement.plan(),
                        entitlement.status(),
                        CatalogueFile.write(entitlement.limits()).encode(),
                        entitlement.version()))
                .mapEmpty();
    }

    /** @param changesIn after which time alone changes it, from now on; null where it does not */
    public static Future<Void> keepTime(
            SqlClient sql, UUID userId, @Nullable Instant graceEndsAt, @Nullable Duration changesIn) {
        return sql.preparedQuery(TIME)
                .execute(Tuple.of(
                        userId, Timestamps.of(graceEndsAt), changesIn == null ? null : (double) changesIn.toMillis()))
                .mapEmpty();
    }

    /** Gives up to 500 users of a plan the limits it has now, where theirs are others; answers who they were. */
    static Future<List<Entitlement>> renew(SqlClient sql, Plan plan) {
        return sql.preparedQuery(RENEW)
                .execute(Tuple.of(
                        plan.id(), CatalogueFile.write(plan.entitlements()).encode()))
                .map(rows -> {
                    List<Entitlement> renewed = new ArrayList<>();
                    rows.forEach(row -> renewed.add(read(row)));
                    return renewed;
                });
    }

    /** What others are told of it. */
    public static NewEvent event(Entitlement entitlement) {
        var told = new SubscriptionChanged(
                entitlement.userId(),
                entitlement.plan(),
                entitlement.status(),
                entitlement.limits(),
                entitlement.version());
        return new NewEvent(SubscriptionChanged.TYPE, entitlement.userId().toString(), told.toJson());
    }

    private static Entitlement read(Row row) {
        Map<String, Long> limits = new HashMap<>();
        new JsonObject(row.getString("limits"))
                .forEach(each -> limits.put(each.getKey(), ((Number) each.getValue()).longValue()));
        return new Entitlement(
                row.getUUID("user_id"), row.getString("plan"), row.getString("status"), limits, row.getLong("version"));
    }
}
