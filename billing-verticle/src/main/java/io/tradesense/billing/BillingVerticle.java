package io.tradesense.billing;

import io.tradesense.billing.catalogue.http.PlanRoutes;
import io.tradesense.billing.entitlements.domain.Entitlement;
import io.tradesense.billing.entitlements.domain.EntitlementBook;
import io.tradesense.billing.entitlements.http.EntitlementQuestions;
import io.tradesense.billing.entitlements.http.EntitlementRoutes;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.server.ServiceServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wires the billing service together. Holds no logic. */
final class BillingVerticle extends VerticleBase {
    private final Platform platform;
    private final BillingConfig config;
    private @Nullable ServiceServer server;

    BillingVerticle(Platform platform, BillingConfig config) {
        this.platform = platform;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        var pool = config.database().pool(vertx);
        var outbox = new Outbox(BillingConfig.SERVICE);
        var unused = OutboxRelay.start(vertx, pool, outbox, platform.events());
        EntitlementBook book = users -> Future.succeededFuture(users.stream()
                .map(user -> new Entitlement(
                        user,
                        config.catalogue().free().id(),
                        "none",
                        config.catalogue().free().entitlements(),
                        0))
                .toList());
        return ContractRouter.load(vertx, "billing/openapi.yaml", config.http().bodyBytes())
                .map(api -> new PlanRoutes(config.catalogue()).mount(api))
                .map(api -> new EntitlementRoutes(book).mount(api))
                .compose(api -> ServiceServer.start(
                        vertx,
                        platform,
                        BillingConfig.SERVICE,
                        config.http(),
                        List.of(Database.dependency(pool)),
                        api,
                        router -> {
                            new FeedRoute(pool, outbox).mount(router);
                            new EntitlementQuestions(book, config.catalogue()).mount(router);
                        }))
                .onSuccess(listening -> server = listening);
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.drain();
    }
}
