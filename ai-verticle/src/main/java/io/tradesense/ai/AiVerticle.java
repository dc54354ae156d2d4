package io.tradesense.ai;

import io.tradesense.ai.facts.services.ServiceSources;
import io.tradesense.ai.intelligence.domain.Reports;
import io.tradesense.ai.intelligence.http.ReportRoutes;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.server.ServiceServer;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wires the ai service together. Holds no logic. */
final class AiVerticle extends VerticleBase {
    private final Platform platform;
    private final AiConfig config;
    private @Nullable ServiceServer server;

    AiVerticle(Platform platform, AiConfig config) {
        this.platform = platform;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        var pool = config.database().pool(vertx);
        var services = new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
        var sources = new ServiceSources(services);
        var outbox = new Outbox(AiConfig.SERVICE);
        return ContractRouter.load(vertx, "ai/openapi.yaml", config.http().bodyBytes())
                .map(api -> new ReportRoutes(new Reports(sources, platform.clock())).mount(api))
                .compose(api -> ServiceServer.start(
                        vertx,
                        platform,
                        AiConfig.SERVICE,
                        config.http(),
                        List.of(Database.dependency(pool)),
                        api,
                        router -> new FeedRoute(pool, outbox).mount(router)))
                .onSuccess(listening -> server = listening);
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.drain();
    }
}
