package io.tradesense.kit.testing;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.http.HttpSettings;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.openapi.BodyRules;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.Migrations;
import io.tradesense.kit.server.ServiceServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.sqlclient.Pool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The smallest service that uses the kit: {@code test/openapi.yaml}, each operation answered as a test says. */
public final class KitService implements Service {
    private final Map<String, Function<ContractRequest, Future<Reply>>> operations = new HashMap<>();
    private final Map<String, BodyRules> rules = new HashMap<>();
    private boolean withDatabase;

    public KitService() {
        for (String operation : List.of("getItem", "createOrder", "slow", "broken")) {
            operations.put(operation, request -> Future.succeededFuture(Reply.ok(new JsonObject())));
        }
    }

    public KitService on(String operation, Function<ContractRequest, Future<Reply>> work) {
        operations.put(operation, work);
        return this;
    }

    public KitService on(String operation, BodyRules rules, Function<ContractRequest, Future<Reply>> work) {
        this.rules.put(operation, rules);
        return on(operation, work);
    }

    /** With {@code TEST_DATABASE_URL}, migrated, and the event feed. */
    public KitService withDatabase() {
        withDatabase = true;
        return this;
    }

    @Override
    public String name() {
        return "test";
    }

    @Override
    public Plan plan(Settings settings) {
        var http = HttpSettings.of("test", settings, 0);
        var database = withDatabase ? Database.of("test", settings) : null;
        return new Plan(
                1,
                platform -> database == null ? Future.succeededFuture() : Migrations.apply(platform.vertx(), database),
                platform -> new KitVerticle(platform, http, database, this));
    }

    private static final class KitVerticle extends VerticleBase {
        private final Platform platform;
        private final HttpSettings http;
        private final @Nullable Database database;
        private final KitService service;
        private @Nullable ServiceServer server;

        KitVerticle(Platform platform, HttpSettings http, @Nullable Database database, KitService service) {
            this.platform = platform;
            this.http = http;
            this.database = database;
            this.service = service;
        }

        @Override
        public Future<?> start() {
            return ContractRouter.load(vertx, platform.contracts(), "test/openapi.yaml", http.bodyBytes())
                    .compose(contract -> {
                        var served = contract;
                        for (var each : service.operations.entrySet()) {
                            var rules = service.rules.getOrDefault(each.getKey(), BodyRules.none());
                            served = served.on(each.getKey(), rules, each.getValue());
                        }
                        return ServiceServer.start(vertx, platform, "test", http, List.of(), served, internal());
                    })
                    .onSuccess(started -> server = started);
        }

        @Override
        public Future<?> stop() {
            return server == null ? Future.succeededFuture() : server.drain();
        }

        private Consumer<Router> internal() {
            if (database == null) {
                return router -> {};
            }
            Pool pool = database.pool(vertx);
            return router -> new FeedRoute(pool, new Outbox("test")).mount(router);
        }
    }
}
