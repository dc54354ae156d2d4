package io.tradesense.analytics;

import io.tradesense.analytics.questions.compute.Kept;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import io.tradesense.kit.pg.Migrations;
import io.vertx.core.Future;

/** Figures over what the user traded, from a read model of its own. */
public final class AnalyticsService implements Service {
    private static final long KIB = 1_024;

    public static void main(String[] arguments) {
        Launcher.runOrExit(Settings.fromEnvironment(), Shape.ADDRESSED, new AnalyticsService());
    }

    @Override
    public String name() {
        return AnalyticsConfig.SERVICE;
    }

    @Override
    public Plan plan(Settings settings) {
        var config = AnalyticsConfig.of(settings);
        var kept = new Kept(config.cachedTrades(), config.cachedAnswerKib() * KIB, config.tradesPerUser());
        return new Plan(
                config.instances(),
                platform -> Future.all(
                                Migrations.apply(platform.vertx(), config.database()),
                                platform.contracts().load(AnalyticsVerticle.CONTRACT))
                        .mapEmpty(),
                platform -> new AnalyticsVerticle(platform, config, kept));
    }
}
