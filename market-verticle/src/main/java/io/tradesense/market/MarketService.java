package io.tradesense.market;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import io.tradesense.kit.pg.Migrations;
import io.vertx.core.Future;

/** Quotes, history, calendars, streams, watchlists and alerts. */
public final class MarketService implements Service {

    public static void main(String[] arguments) {
        Launcher.runOrExit(Settings.fromEnvironment(), Shape.ADDRESSED, new MarketService());
    }

    @Override
    public String name() {
        return MarketConfig.SERVICE;
    }

    @Override
    public Plan plan(Settings settings) {
        var config = MarketConfig.of(settings);
        return new Plan(
                config.instances(),
                platform -> Future.all(
                                Migrations.apply(platform.vertx(), config.database()),
                                platform.contracts().load(MarketVerticle.CONTRACT))
                        .mapEmpty(),
                platform -> new MarketVerticle(platform, config));
    }
}
