package io.tradesense.billing.mirror.pg;

import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The table {@code subscriptions}. */
final class SubscriptionRows {
    private static final String OF_USER = """
            SELECT id, plan, interval, amount, currency, percent_off, coupon, status, period_start, period_end, trial_end,
              cancel_at, created_at, ended_at
            FROM subscriptions WHERE user_id = $1 ORDER BY created_at, id
            """;
    private static final String KEEP = """
            INSERT INTO subscriptions (id, user_id, plan, interval, amount, currency, percent_off, coupon, status,
              period_start, period_end, trial_end, cancel_at, created_at, ended_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            ON CONFLICT (id) DO UPDATE SET plan = $3, interval = $4, amount = $5, currency = $6, percent_off = $7,
              coupon = $8, status = $9, period_start = $10, period_end = $11, trial_end = $12, cancel_at = $13,
              created_at = $14, ended_at = $15
            WHERE subscriptions.user_id = $2
            """;

    private SubscriptionRows() {}

    static Future<List<SubscriptionState>> of(SqlClient sql, UUID userId) {
        return sql.preparedQuery(OF_USER).execute(Tuple.of(userId)).map(rows -> {
            List<SubscriptionState> found = new ArrayList<>();
            rows.forEach(row -> found.add(read(row)));
            return found;
        });
    }

    static Future<Void> keep(SqlClient sql, UUID userId, List<SubscriptionState> states) {
        if (states.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Tuple> tuples = states.stream().map(state -> tuple(userId, state)).toList();
        return sql.preparedQuery(KEEP).executeBatch(tuples).mapEmpty();
    }

    private static Tuple tuple(UUID userId, SubscriptionState state) {
        return Tuple.from(new Object[] {
            state.id(),
            userId,
            state.planId(),
            state.interval().word(),
            state.amount(),
            state.currency(),
            state.percentOff(),
            state.coupon(),
            state.status().word(),
            Timestamps.of(state.periodStart()),
            Timestamps.of(state.periodEnd()),
            Timestamps.of(state.trialEnd()),
            Timestamps.of(state.cancelAt()),
            Timestamps.of(state.createdAt()),
            Timestamps.of(state.endedAt())
        });
    }

    private static SubscriptionState read(Row row) {
        return new SubscriptionState(
                row.getString("id"),
                row.getString("plan"),
                Interval.of(row.getString("interval")).orElseThrow(),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getBigDecimal("percent_off"),
                row.getString("coupon"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                Timestamps.required(row, "period_start"),
                Timestamps.required(row, "period_end"),
                Timestamps.optional(row, "trial_end"),
                Timestamps.optional(row, "cancel_at"),
                Timestamps.required(row, "created_at"),
                Timestamps.optional(row, "ended_at"));
    }
}
