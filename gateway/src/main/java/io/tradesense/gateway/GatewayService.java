package io.tradesense.gateway;

import io.tradesense.kit.config.Settings;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import io.vertx.core.Future;

/** The gateway as the launcher sees it. */
public final class GatewayService implements Service {

    public static void main(String[] args) {
        Launcher.runOrExit(Settings.fromEnvironment(), Shape.ADDRESSED, new GatewayService());
    }

    @Override
    public String name() {
        return "gateway";
    }

    /** By instance and outcome, and the wait for a connection. */
    @Override
    public boolean measuresItsClients() {
        return true;
    }

    @Override
    public Plan plan(Settings settings) {
        var config = GatewayConfig.of(settings);
        return new Plan(1, platform -> Future.succeededFuture(), platform -> new GatewayVerticle(config, platform));
    }
}
