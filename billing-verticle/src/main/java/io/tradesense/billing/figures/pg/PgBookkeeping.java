package io.tradesense.billing.figures.pg;

import io.tradesense.billing.figures.domain.Bookkeeping;
import io.tradesense.billing.figures.domain.Figures;
import io.tradesense.billing.mirror.domain.Movement;
import io.tradesense.billing.mirror.pg.Timestamps;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Figures from subscriptions and movements, and the audit. They are of all users: for administrators only. */
public final class PgBookkeeping implements Bookkeeping {
    private static final String MRR = """
            SELECT COALESCE(sum(round(amount * (100 - percent_off) / 100 / CASE interval WHEN 'year' THEN 12 ELSE 1 END, 2)), 0)
              AS mrr
            FROM subscriptions WHERE currency = $1 AND status IN ('active', 'past_due')
            """;
    private static final String SUBSCRIBERS = """
            SELECT plan, status, count(*) AS subscribers FROM subscriptions WHERE currency = $1 AND ended_at IS NULL
            GROUP BY plan, status ORDER BY plan, status
            """;
    private static final String MOVED = """
            SELECT kind, count(*) AS times, sum(after_amount - before_amount) AS moved FROM movements
            WHERE currency = $1 AND at > now() - $2 * interval '1 day' GROUP BY kind
            """;
    private static final String AUDIT = """
            SELECT number, at, user_id, cause, object, object_id, fields::text AS fields FROM audit_events
            WHERE ($1::uuid IS NULL OR user_id = $1) AND ($2::bigint IS NULL OR number < $2) ORDER BY number DESC LIMIT $3
            """;
    private final Pool pool;

    public PgBookkeeping(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Figures> figures(String currency, int days) {
        return pool.preparedQuery(MRR)
                .execute(Tuple.of(currency))
                .map(rows -> rows.iterator().next().getBigDecimal("mrr"))
                .compose(mrr -> subscribers(currency)
                        .compose(subscribers -> pool.preparedQuery(MOVED)
                                .execute(Tuple.of(currency, (double) days))
                                .map(rows -> figures(currency, mrr, subscribers, days, rows))));
    }

    private Future<List<Figures.Subscribers>> subscribers(String currency) {
        return pool.preparedQuery(SUBSCRIBERS).execute(Tuple.of(currency)).map(rows -> {
            List<Figures.Subscribers> found = new ArrayList<>();
            rows.forEach(row -> found.add(new Figures.Subscribers(
                    row.getString("plan"), row.getString("status"), row.getLong("subscribers"))));
            return found;
        });
    }

    private static Figures figures(
            String currency, BigDecimal mrr, List<Figures.Subscribers> subscribers, int days, Iterable<Row> movements) {
        Map<Movement.Kind, BigDecimal> moved = new EnumMap<>(Movement.Kind.class);
        Map<Movement.Kind, Long> counted = new EnumMap<>(Movement.Kind.class);
        for (Row row : movements) {
            var kind = Movement.Kind.valueOf(row.getString("kind"));
            moved.put(kind, row.getBigDecimal("moved"));
            counted.put(kind, row.getLong("times"));
        }
        return new Figures(currency, mrr, subscribers, days, moved, counted);
    }

    @Override
    public Future<List<Audited>> audit(@Nullable UUID userId, @Nullable Long before, int most) {
        return pool.preparedQuery(AUDIT).execute(Tuple.of(userId, before, most)).map(rows -> {
            List<Audited> found = new ArrayList<>();
            rows.forEach(row -> found.add(new Audited(
                    row.getLong("number"),
                    Timestamps.required(row, "at"),
                    row.getUUID("user_id"),
                    row.getString("cause"),
                    row.getString("object"),
                    row.getString("object_id"),
                    row.getString("fields"))));
            return found;
        });
    }
}
