package io.tradesense.billing.subscriptions.pg;

import io.tradesense.billing.mirror.pg.Timestamps;
import io.tradesense.billing.provider.domain.Command;
import io.tradesense.billing.provider.domain.HostedPage;
import io.tradesense.billing.subscriptions.domain.Desk;
import io.tradesense.billing.subscriptions.domain.Intent;
import io.tradesense.billing.subscriptions.domain.Intents;
import io.tradesense.billing.subscriptions.json.CommandJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Intents in the table {@code intents}. The key counts what was settled for the user before, so it is the same however
 * often an open one is told, and another for the next.
 */
public final class PgIntents implements Intents {
    private static final String COLUMNS = "id, user_id, key, command::text AS command, created_at";
    private static final String OPEN = """
            INSERT INTO intents (id, user_id, key, command, state)
            SELECT $1::uuid, $2::uuid, $2::uuid || '-' || (SELECT count(*) FROM intents WHERE user_id = $2 AND state <> 'open'),
              $3::text::json, 'open'
            ON CONFLICT DO NOTHING
            RETURNING\s""" + COLUMNS;
    private static final String TAKE_OVER = """
            UPDATE intents SET tried_at = now(), tries = tries + 1
            WHERE user_id = $1 AND state = 'open' AND command::text = $2 AND tried_at < now() - interval '30 seconds'
            RETURNING\s""" + COLUMNS;
    private static final String SETTLE = """
            UPDATE intents SET state = $3, failure = $4, settled_at = now()
            WHERE user_id = $1 AND id = $2 AND state = 'open'
            """;
    private static final String ABANDONED = """
            UPDATE intents SET tried_at = now(), tries = tries + 1
            WHERE id = (SELECT id FROM intents
              WHERE state = 'open' AND tried_at < now() - LEAST(tries * $1::float8, 300000) * interval '1 millisecond'
              ORDER BY tried_at LIMIT 1 FOR UPDATE SKIP LOCKED)
            RETURNING (created_at < now() - interval '23 hours' OR tries > 20) AS old,\s""" + COLUMNS;
    private static final String UNDER_WAY = "SELECT " + COLUMNS + " FROM intents WHERE user_id = $1 AND state = 'open'";
    private static final String KEEP_PAGE = """
            INSERT INTO checkouts (user_id, asked, page_id, url, expires_at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (user_id) DO UPDATE SET asked = $2, page_id = $3, url = $4, expires_at = $5
            """;
    private static final String PAGE = """
            SELECT asked, page_id, url, expires_at FROM checkouts WHERE user_id = $1 AND expires_at > now() + interval '1 hour'
            """;
    private final Pool pool;
    private final Duration pause;

    /** @param pause after which one that nobody settled counts as abandoned; longer with each try */
    public PgIntents(Pool pool, Duration pause) {
        this.pool = pool;
        this.pause = pause;
    }

    @Override
    public Future<Optional<Intent>> open(UUID userId, Command command) {
        String text = CommandJson.write(command).encode();
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(UUID.randomUUID(), userId, text))
                .compose(rows -> rows.size() == 1
                        ? Future.succeededFuture(rows)
                        : pool.preparedQuery(TAKE_OVER).execute(Tuple.of(userId, text)))
                .map(PgIntents::first);
    }

    @Override
    public Future<Void> done(Intent intent, Optional<HostedPage> page) {
        return pool.withTransaction(transaction -> settle(transaction, intent, "done", "")
                .compose(settled -> page.isPresent() && intent.command() instanceof Command.Checkout checkout
                        ? keep(transaction, checkout, page.get())
                        : Future.succeededFuture()));
    }

    @Override
    public Future<Void> failed(Intent intent, String why) {
        return settle(pool, intent, "failed", why);
    }

    @Override
    public Future<Void> expired(Intent intent) {
        return settle(pool, intent, "expired", "the provider gave no answer for a day");
    }

    @Override
    public Future<Optional<Abandoned>> abandoned() {
        return pool.preparedQuery(ABANDONED)
                .execute(Tuple.of((double) pause.toMillis()))
                .map(rows -> first(rows)
                        .map(intent ->
                                new Abandoned(intent, rows.iterator().next().getBoolean("old"))));
    }

    @Override
    public Future<Optional<Intent>> underWay(UUID userId) {
        return pool.preparedQuery(UNDER_WAY).execute(Tuple.of(userId)).map(PgIntents::first);
    }

    @Override
    public Future<Optional<Given>> page(UUID userId) {
        return pool.preparedQuery(PAGE).execute(Tuple.of(userId)).map(rows -> {
            if (rows.size() == 0) {
                return Optional.empty();
            }
            Row row = rows.iterator().next();
            var page = new HostedPage(
                    row.getString("page_id"), row.getString("url"), Timestamps.required(row, "expires_at"));
            return Optional.of(new Given(row.getString("asked"), page));
        });
    }

    private static Future<Void> settle(SqlClient sql, Intent intent, String state, String failure) {
        return sql.preparedQuery(SETTLE)
                .execute(Tuple.of(intent.userId(), intent.id(), state, failure))
                .mapEmpty();
    }

    private static Future<Void> keep(SqlClient sql, Command.Checkout checkout, HostedPage page) {
        return sql.preparedQuery(KEEP_PAGE)
                .execute(Tuple.of(
                        checkout.userId(),
                        Desk.asked(checkout),
                        page.id(),
                        page.url(),
                        Timestamps.of(page.expiresAt())))
                .mapEmpty();
    }

    private static Optional<Intent> first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        return Optional.of(new Intent(
                row.getUUID("id"),
                row.getUUID("user_id"),
                CommandJson.read(new JsonObject(row.getString("command"))),
                row.getString("key"),
                Timestamps.required(row, "created_at")));
    }
}
