package io.tradesense.billing;

import io.tradesense.billing.entitlements.pg.PgEntitlements;
import io.tradesense.billing.leaving.pg.PgLeavers;
import io.tradesense.billing.usage.pg.PgUsage;
import io.tradesense.contracts.AiUsageRecorded;
import io.tradesense.contracts.ImportCompleted;
import io.tradesense.contracts.MarketUsageRecorded;
import io.tradesense.contracts.SubscriptionChanged;
import io.tradesense.contracts.UserDeleted;
import io.tradesense.kit.client.Instances;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.events.FeedConsumer;
import io.tradesense.kit.launch.Platform;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.Set;

/** What billing hears: users who are gone, what was used, and of its other instances, whose entitlements changed. */
final class Listening {
    private final Vertx vertx;
    private final Platform platform;
    private final Pool pool;
    private final ServiceClient services;

    Listening(Vertx vertx, Platform platform, Pool pool) {
        this.vertx = vertx;
        this.platform = platform;
        this.pool = pool;
        this.services = new ServiceClient(vertx, new Instances(vertx, platform.registry()), platform.tokens());
    }

    Future<Void> hear(PgEntitlements entitlements) {
        return platform.events().subscribe(SubscriptionChanged.TYPE, entitlements::hear);
    }

    /** Those that are not there are read when they come. */
    Future<Void> read(PgUsage usage, PgLeavers leavers) {
        return feed("auth", UserDeleted.TYPE, leavers)
                .compose(reading -> feed("trading", ImportCompleted.TYPE, usage))
                .compose(reading -> feed("market", MarketUsageRecorded.TYPE, usage))
                .compose(reading -> feed("ai", AiUsageRecorded.TYPE, usage))
                .mapEmpty();
    }

    private Future<FeedConsumer> feed(String source, String type, FeedConsumer.Effect effect) {
        return FeedConsumer.start(
                vertx,
                platform.operations(),
                source,
                BillingConfig.SERVICE,
                Set.of(type),
                platform.events(),
                services,
                pool,
                effect);
    }
}
