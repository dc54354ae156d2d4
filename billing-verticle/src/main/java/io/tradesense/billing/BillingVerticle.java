package io.tradesense.billing;

import io.tradesense.billing.catalogue.http.PlanRoutes;
import io.tradesense.billing.entitlements.http.EntitlementQuestions;
import io.tradesense.billing.entitlements.http.EntitlementRoutes;
import io.tradesense.billing.entitlements.pg.PgEntitlements;
import io.tradesense.billing.figures.http.BookkeepingRoutes;
import io.tradesense.billing.figures.pg.PgBookkeeping;
import io.tradesense.billing.leaving.domain.Farewell;
import io.tradesense.billing.leaving.pg.PgLeavers;
import io.tradesense.billing.local.http.LocalRoutes;
import io.tradesense.billing.mirror.domain.Mirror;
import io.tradesense.billing.mirror.pg.CustomerWriting;
import io.tradesense.billing.mirror.pg.PgCustomers;
import io.tradesense.billing.reconciliation.domain.Reconciliation;
import io.tradesense.billing.reconciliation.http.ReconciliationRoutes;
import io.tradesense.billing.reconciliation.pg.PgRuns;
import io.tradesense.billing.subscriptions.domain.Desk;
import io.tradesense.billing.subscriptions.domain.Membership;
import io.tradesense.billing.subscriptions.domain.Orders;
import io.tradesense.billing.subscriptions.http.InvoiceRoutes;
import io.tradesense.billing.subscriptions.http.SubscriptionRoutes;
import io.tradesense.billing.subscriptions.pg.PgIntents;
import io.tradesense.billing.subscriptions.pg.PgSubscriptions;
import io.tradesense.billing.usage.domain.UsageReporting;
import io.tradesense.billing.usage.http.UsageRoutes;
import io.tradesense.billing.usage.pg.PgUsage;
import io.tradesense.billing.webhooks.domain.InboxWork;
import io.tradesense.billing.webhooks.http.WebhookRoutes;
import io.tradesense.billing.webhooks.operations.InboxOversight;
import io.tradesense.billing.webhooks.pg.PgInbox;
import io.tradesense.billing.webhooks.stripe.Signatures;
import io.tradesense.kit.events.FeedPruning;
import io.tradesense.kit.events.FeedRoute;
import io.tradesense.kit.events.Outbox;
import io.tradesense.kit.events.OutboxRelay;
import io.tradesense.kit.launch.Platform;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.kit.pg.Database;
import io.tradesense.kit.pg.IdempotencyKeys;
import io.tradesense.kit.server.ServiceServer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the billing service together. Holds no logic. */
final class BillingVerticle extends VerticleBase {
    static final String CONTRACT = "billing/openapi.yaml";

    private static final Logger log = LoggerFactory.getLogger(BillingVerticle.class);
    private static final long SOON = 250;
    private static final long SECONDS = 2_000;
    private static final long MINUTES = 60_000;
    private final Platform platform;
    private final BillingConfig config;
    private @Nullable ServiceServer server;
    private @Nullable InboxWork work;

    BillingVerticle(Platform platform, BillingConfig config) {
        this.platform = platform;
        this.config = config;
    }

    @Override
    public Future<?> start() {
        Pool pool = config.database().pool(vertx);
        var outbox = new Outbox(BillingConfig.SERVICE);
        var relay = OutboxRelay.start(vertx, pool, outbox, platform.events());
        FeedPruning.start(
                vertx,
                platform.meters(),
                platform.clock(),
                pool,
                BillingConfig.SERVICE,
                BillingFeed.retention(platform.feedRetention()));
        var writing = new CustomerWriting(pool, outbox, relay::wake, config.catalogue());
        var customers = new PgCustomers(pool, writing, config.lease());
        Context own = vertx.getOrCreateContext();
        Runnable wake = () -> own.runOnContext(turn -> wakeInbox());
        var money = Money.of(vertx, config, pool, platform.clock(), wake);
        var mirror = new Mirror(
                money.provider(), customers, millis -> vertx.timer(millis).mapEmpty());
        var inbox = new PgInbox(pool, config.retryPause(), config.retries());
        var intents = new PgIntents(pool, config.recovery());
        var orders = new Orders(money.provider(), intents, mirror);
        var runs = new PgRuns(pool);
        var reconciliation = new Reconciliation(money.provider(), customers, mirror, runs, platform.clock());
        var usage = new PgUsage(
                pool, config.stripe().isPresent() ? config.catalogue().meters() : Map.of(), config.recovery());
        var leavers = new PgLeavers(pool, config.recovery());
        var entitlements = new PgEntitlements(pool, config.catalogue());
        var subscriptions = new PgSubscriptions(pool, writing);
        var membership = new Membership(money.provider(), customers);
        var desk = new Desk(
                config.catalogue(), money.provider(), membership, subscriptions, intents, orders, config.pages());
        var idempotent = new Idempotent(new IdempotencyKeys(vertx, pool));
        work = new InboxWork(
                inbox,
                mirror,
                config.width(),
                failure -> log.warn("the inbox waits for the next turn: {}", failure.toString()));
        var listening = new Listening(vertx, platform, pool);
        return entitlements
                .renew(outbox)
                .compose(renewed -> listening.hear(entitlements))
                .compose(heard -> ContractRouter.load(
                        vertx, platform.contracts(), CONTRACT, config.http().bodyBytes()))
                .map(api -> new PlanRoutes(config.catalogue()).mount(api))
                .map(api -> new EntitlementRoutes(entitlements).mount(api))
                .map(api -> new SubscriptionRoutes(desk, idempotent, platform.clock()).mount(api))
                .map(api -> new InvoiceRoutes(subscriptions).mount(api))
                .map(api -> new UsageRoutes(usage, entitlements, platform.clock()).mount(api))
                .map(api -> new LocalRoutes(money.local(), membership).mount(api))
                .map(api -> new WebhookRoutes(signatures(), inbox, wake).mount(api))
                .map(api -> new ReconciliationRoutes(reconciliation, runs).mount(api))
                .map(api -> new BookkeepingRoutes(
                                new PgBookkeeping(pool), config.catalogue().currency())
                        .mount(api))
                .compose(api -> ServiceServer.start(
                        vertx,
                        platform,
                        BillingConfig.SERVICE,
                        config.http(),
                        List.of(Database.dependency(pool), money.health()),
                        api,
                        router -> {
                            new FeedRoute(pool, outbox).mount(router);
                            new EntitlementQuestions(entitlements, config.catalogue()).mount(router);
                        }))
                .onSuccess(started -> server = started)
                .compose(started -> listening.read(usage, leavers))
                .onSuccess(reading -> run(money, customers, mirror, orders, reconciliation))
                .onSuccess(reading -> tell(money, usage, leavers, inbox, wake));
    }

    @Override
    public Future<?> stop() {
        Future<Void> worked = work == null ? Future.succeededFuture() : work.stop();
        return worked.timeout(config.http().drain().toMillis() + 1, TimeUnit.MILLISECONDS)
                .transform(ended -> server == null ? Future.succeededFuture() : server.drain());
    }

    private void run(Money money, PgCustomers customers, Mirror mirror, Orders orders, Reconciliation reconciliation) {
        var turns = new Turns(vertx);
        vertx.setPeriodic(SOON, timer -> wakeInbox());
        turns.every(SOON, "what was left behind", orders::recover);
        turns.every(
                SECONDS,
                "entitlements that end",
                () -> customers.due().compose(due -> {
                    Future<?> done = Future.succeededFuture();
                    for (String customerId : due) {
                        done = done.compose(before -> mirror.look(customerId, "time"));
                    }
                    return done;
                }));
        turns.every(10 * MINUTES, "the nightly reconciliation", reconciliation::nightly);
        money.local().ifPresent(local -> turns.every(SECONDS, "local time", local::turn));
    }

    private void tell(Money money, PgUsage usage, PgLeavers leavers, PgInbox inbox, Runnable wake) {
        var turns = new Turns(vertx);
        var oversight = new InboxOversight(inbox, config.stripe().isPresent() ? "stripe" : "local", wake);
        platform.operations().watch(BillingConfig.SERVICE, oversight);
        turns.every(SECONDS, "counting the inbox", oversight::turn);
        turns.every(SECONDS, "reporting usage", new UsageReporting(usage, money.provider())::turn);
        turns.every(SECONDS, "telling of users who are gone", new Farewell(leavers, money.provider())::turn);
        turns.every(60 * MINUTES, "sweeping the inbox", inbox::sweep);
    }

    private void wakeInbox() {
        if (work != null) {
            work.wake();
        }
    }

    private Optional<Signatures> signatures() {
        return config.stripe()
                .map(stripe -> new Signatures(config.webhookSecrets(), config.webhookTolerance(), platform.clock()));
    }
}
