package io.tradesense.analytics;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.events.FeedPosition;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.server.ServiceServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands in for trading or auth: a real outbox, relay and feed, and nothing behind them. */
final class Producer implements Service {
    private static final String TABLES = """
            CREATE TABLE outbox (
                number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
                id uuid NOT NULL DEFAULT gen_random_uuid(),
                type text NOT NULL,
                subject text NOT NULL,
                time timestamptz NOT NULL DEFAULT clock_timestamp(),
                traceparent text NOT NULL,
                data json NOT NULL,
                epoch integer NOT NULL DEFAULT 0
            );
            CREATE TABLE outbox_relay (
                one boolean PRIMARY KEY DEFAULT true CHECK (one), transaction xid8 NOT NULL, number bigint NOT NULL,
                epoch integer NOT NULL DEFAULT 0, current_epoch integer NOT NULL DEFAULT 0);
            INSERT INTO outbox_relay VALUES (true, '0', 0);
            """;
    private static final String LAST = """
            SELECT transaction::text AS transaction, number FROM outbox
            ORDER BY outbox.transaction DESC, number DESC LIMIT 1
            """;
    private final String name;
    private final Outbox outbox;
    private @Nullable Pool pool;

    Producer(String name) {
        this.name = name;
        this.outbox = new Outbox(name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Plan plan(Settings settings) {
        var database = Database.of(name, settings);
        var http = HttpSettings.of(name, settings, 0);
        return new Plan(
                1,
                platform ->
                        database.pool(platform.vertx()).query(TABLES).execute().mapEmpty(),
                platform -> new ProducerVerticle(platform, database, http));
    }

    /** Tells events, all in one transaction. Where the last of them stands in the feed. */
    Future<FeedPosition> tell(List<NewEvent> events) {
        Pool to = pool();
        return to.withTransaction(transaction -> outbox.append(transaction, events))
                .compose(told -> to.query(LAST).execute())
                .map(rows -> {
                    Row last = rows.iterator().next();
                    return new FeedPosition(Long.parseLong(last.getString("transaction")), last.getLong("number"));
                });
    }

    private Pool pool() {
        if (pool == null) {
            throw new IllegalStateException(name + " is not started");
        }
        return pool;
    }

    private final class ProducerVerticle extends VerticleBase {
        private final Platform platform;
        private final Database database;
        private final HttpSettings http;

        ProducerVerticle(Platform platform, Database database, HttpSettings http) {
            this.platform = platform;
            this.database = database;
            this.http = http;
        }

        @Override
        public Future<?> start() {
            Pool own = database.pool(vertx);
            pool = own;
            OutboxRelay.start(vertx, own, outbox, platform.events()).wake();
            return ContractRouter.load(vertx, platform.contracts(), "producer/openapi.yaml", 1_024)
                    .compose(contract -> ServiceServer.start(
                            vertx, platform, name, http, List.of(), contract, new FeedRoute(own, outbox)::mount));
        }
    }
}
