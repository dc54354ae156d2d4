package io.tradesense.trading;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.flow.Capacity;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import io.tradesense.kit.pg.Migrations;
import io.vertx.core.Future;

/** Executions, imports, round trips and the portfolio. */
public final class TradingService implements Service {

    public static void main(String[] arguments) {
        Launcher.runOrExit(Settings.fromEnvironment(), Shape.ADDRESSED, new TradingService());
    }

    @Override
    public String name() {
        return TradingConfig.SERVICE;
    }

    @Override
    public Plan plan(Settings settings) {
        var config = TradingConfig.of(settings);
        var memory = new Capacity(config.executionsInMemory());
        return new Plan(
                config.instances(),
                platform -> Future.all(
                                Migrations.apply(platform.vertx(), config.database()),
                                platform.contracts().load(TradingVerticle.CONTRACT))
                        .mapEmpty(),
                platform -> new TradingVerticle(platform, config, memory));
    }
}
