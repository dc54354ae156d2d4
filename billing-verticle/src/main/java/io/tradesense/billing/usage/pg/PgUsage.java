package io.tradesense.billing.usage.pg;

import io.tradesense.billing.leaving.pg.GoneUsers;
import io.tradesense.billing.mirror.pg.Timestamps;
import io.tradesense.billing.provider.domain.UsageReport;
import io.tradesense.billing.usage.domain.Meter;
import io.tradesense.billing.usage.domain.UsageBook;
import io.tradesense.contracts.AiUsageRecorded;
import io.tradesense.contracts.ImportCompleted;
import io.tradesense.contracts.MarketUsageRecorded;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedConsumer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Usage as other services tell it: exact, because each event is applied with the position it stands at. */
public final class PgUsage implements UsageBook, FeedConsumer.Effect {
    private static final Logger log = LoggerFactory.getLogger(PgUsage.class);
    private static final String ADD = """
            INSERT INTO usage_totals (user_id, meter, month, amount)
            SELECT $1::uuid, $2::text, $3::date, $4::bigint WHERE NOT EXISTS (SELECT FROM gone_users WHERE user_id = $1)
            ON CONFLICT (user_id, month, meter) DO UPDATE SET amount = usage_totals.amount + excluded.amount
            """;
    private static final String REPORT = """
            INSERT INTO usage_reports (id, user_id, meter, amount, at)
            SELECT $1::uuid, $2::uuid, $3::text, $4::bigint, $5::timestamptz
            WHERE EXISTS (SELECT FROM customers WHERE user_id = $2 AND customer_id IS NOT NULL)
            ON CONFLICT (id) DO NOTHING
            """;
    private static final String OF = "SELECT meter, amount FROM usage_totals WHERE user_id = $1 AND month = $2";
    private static final String UNREPORTED = """
            UPDATE usage_reports SET tried_at = now(), tries = tries + 1
            FROM customers
            WHERE usage_reports.id IN (SELECT id FROM usage_reports
                WHERE reported_at IS NULL AND (tried_at IS NULL
                    OR tried_at < now() - LEAST(tries * $2::float8, 3600000) * interval '1 millisecond')
                ORDER BY at LIMIT $1 FOR UPDATE SKIP LOCKED)
              AND customers.user_id = usage_reports.user_id AND customers.customer_id IS NOT NULL
            RETURNING usage_reports.id, customers.customer_id, usage_reports.meter, usage_reports.amount, usage_reports.at
            """;
    private static final String REPORTED = "UPDATE usage_reports SET reported_at = now() WHERE id = $1";
    private final Pool pool;
    private final Map<String, String> reported;
    private final Duration pause;

    /**
     * @param reported what the provider calls the meters that are paid by measure
     * @param pause after which a report is made again that was not confirmed; longer with each try
     */
    public PgUsage(Pool pool, Map<String, String> reported, Duration pause) {
        this.pool = pool;
        this.pause = pause;
        this.reported = Map.copyOf(reported);
    }

    private record Used(UUID userId, Meter meter, long amount, Instant at) {}

    @Override
    public Future<Void> apply(SqlConnection transaction, List<Event> events) {
        Future<Void> done = GoneUsers.nobodyGoes(transaction);
        for (Event event : events) {
            Used used = used(event);
            if (used != null && used.amount > 0) {
                done = done.compose(before -> add(transaction, event.id(), used));
            }
        }
        return done;
    }

    /** An event that is not of the agreed form must not keep the later ones from being counted. */
    private static @Nullable Used used(Event event) {
        try {
            return switch (event.type()) {
                case ImportCompleted.TYPE ->
                    new Used(ImportCompleted.fromJson(event.data()).userId(), Meter.IMPORTS, 1, event.time());
                case AiUsageRecorded.TYPE -> {
                    var ai = AiUsageRecorded.fromJson(event.data());
                    yield new Used(ai.userId(), Meter.AI_TOKENS, ai.tokens(), ai.at());
                }
                case MarketUsageRecorded.TYPE -> {
                    var market = MarketUsageRecorded.fromJson(event.data());
                    yield new Used(market.userId(), Meter.DATA_CALLS, market.calls(), market.at());
                }
                default -> null;
            };
        } catch (RuntimeException unreadable) {
            log.error("event {} says nothing that could be counted: {}", event.id(), unreadable.toString());
            return null;
        }
    }

    private Future<Void> add(SqlConnection transaction, UUID eventId, Used used) {
        Future<Void> added = transaction
                .preparedQuery(ADD)
                .execute(Tuple.of(used.userId, used.meter.word(), month(used.at), used.amount))
                .mapEmpty();
        String meter = reported.get(used.meter.word());
        return meter == null
                ? added
                : added.compose(counted -> transaction
                        .preparedQuery(REPORT)
                        .execute(Tuple.of(eventId, used.userId, meter, used.amount, Timestamps.of(used.at)))
                        .mapEmpty());
    }

    private static LocalDate month(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().withDayOfMonth(1);
    }

    @Override
    public Future<Map<Meter, Long>> of(UUID userId, YearMonth month) {
        return pool.preparedQuery(OF).execute(Tuple.of(userId, month.atDay(1))).map(rows -> {
            Map<String, Long> found = new HashMap<>();
            rows.forEach(row -> found.put(row.getString("meter"), row.getLong("amount")));
            Map<Meter, Long> used = new EnumMap<>(Meter.class);
            for (Meter meter : Meter.values()) {
                used.put(meter, found.getOrDefault(meter.word(), 0L));
            }
            return used;
        });
    }

    @Override
    public Future<List<UsageReport>> unreported(int most) {
        return pool.preparedQuery(UNREPORTED)
                .execute(Tuple.of(most, (double) pause.toMillis()))
                .map(rows -> {
                    List<UsageReport> reports = new ArrayList<>();
                    rows.forEach(row -> reports.add(new UsageReport(
                            row.getUUID("id"),
                            row.getString("customer_id"),
                            row.getString("meter"),
                            row.getLong("amount"),
                            Timestamps.required(row, "at"))));
                    return reports;
                });
    }

    @Override
    public Future<Void> reported(UUID id) {
        return pool.preparedQuery(REPORTED).execute(Tuple.of(id)).mapEmpty();
    }
}
