package io.tradesense.billing;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import io.tradesense.kit.pg.Migrations;
import io.vertx.core.Future;

/** Plans, subscriptions, entitlements and usage. */
public final class BillingService implements Service {

    public static void main(String[] arguments) {
        Launcher.runOrExit(Settings.fromEnvironment(), Shape.ADDRESSED, new BillingService());
    }

    @Override
    public String name() {
        return BillingConfig.SERVICE;
    }

    @Override
    public Plan plan(Settings settings) {
        var config = BillingConfig.of(settings);
        return new Plan(
                1,
                platform -> Future.all(
                                Migrations.apply(platform.vertx(), config.database()),
                                platform.contracts().load(BillingVerticle.CONTRACT))
                        .mapEmpty(),
                platform -> new BillingVerticle(platform, config));
    }
}
