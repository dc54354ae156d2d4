package io.tradesense.billing;

import io.tradesense.billing.local.domain.LocalProvider;
import io.tradesense.billing.local.pg.PgLocalLedger;
import io.tradesense.billing.provider.domain.Provider;
import io.tradesense.billing.provider.stripe.StripeProvider;
import io.tradesense.billing.provider.stripe.StripeSettings;
import io.tradesense.kit.health.Dependency;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.time.Clock;
import java.util.Optional;

/**
 * Who takes the money here.
 *
 * @param local empty where it is Stripe
 */
record Money(Provider provider, Optional<LocalProvider> local, Dependency health) {

    /** @param told after the local stand-in left an event for the inbox */
    static Money of(Vertx vertx, BillingConfig config, Pool pool, Clock clock, Runnable told) {
        return config.stripe()
                .map(stripe -> stripe(vertx, config, stripe, clock))
                .orElseGet(() -> local(config, pool, clock, told));
    }

    private static Money stripe(Vertx vertx, BillingConfig config, StripeSettings settings, Clock clock) {
        var stripe = new StripeProvider(vertx, settings, config.catalogue(), clock);
        var health = new Dependency(
                "provider",
                () -> Future.succeededFuture(
                        stripe.health().put("provider", "stripe").put("mode", settings.isLive() ? "live" : "test")));
        return new Money(stripe, Optional.empty(), health);
    }

    private static Money local(BillingConfig config, Pool pool, Clock clock, Runnable told) {
        var local = new LocalProvider(
                new PgLocalLedger(pool, told),
                config.catalogue(),
                clock,
                config.publicOrigin() + "/api/billing/local/checkouts");
        var health = new Dependency(
                "provider",
                () -> Future.succeededFuture(new JsonObject()
                        .put("provider", "local")
                        .put("mode", "no card is asked for and no money moves")));
        return new Money(local, Optional.of(local), health);
    }
}
