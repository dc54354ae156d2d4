package io.tradesense.ai;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import io.tradesense.kit.pg.Migrations;
import io.vertx.core.Future;

/** Reports, reviews, search and an assistant, over figures that are the other services'. */
public final class AiService implements Service {

    public static void main(String[] arguments) {
        Launcher.runOrExit(Settings.fromEnvironment(), Shape.ADDRESSED, new AiService());
    }

    @Override
    public String name() {
        return AiConfig.SERVICE;
    }

    @Override
    public Plan plan(Settings settings) {
        var config = AiConfig.of(settings);
        return new Plan(
                config.instances(),
                platform -> Future.all(
                                Migrations.apply(platform.vertx(), config.database()),
                                platform.contracts().load(AiVerticle.CONTRACT))
                        .mapEmpty(),
                platform -> new AiVerticle(platform, config));
    }
}
