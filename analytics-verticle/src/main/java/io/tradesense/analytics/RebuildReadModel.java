package io.tradesense.analytics;

import io.tradesense.analytics.readmodel.pg.PgRebuild;
import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.pg.Database;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Empties the read model, with {@code ANALYTICS_DATABASE_URL} as the service itself has it. The instances that run, or the
 * next that starts, fill it again from the feeds; no figure changes by it.
 */
public final class RebuildReadModel {
    private static final long LONGEST_SECONDS = 60;

    private RebuildReadModel() {}

    public static void main(String[] arguments) {
        try {
            rebuild(Settings.fromEnvironment());
            System.out.println("the read model is empty and is filled again from the feeds");
        } catch (ConfigurationFault | IllegalStateException refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }

    /** Blocks until it is begun. @throws IllegalStateException where the database does not answer */
    public static void rebuild(Settings settings) {
        var database = Database.of(AnalyticsConfig.SERVICE, settings);
        settings.check();
        Vertx vertx = Vertx.vertx();
        try {
            new PgRebuild(database.pool(vertx)).start().await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("the database does not answer", late);
        } finally {
            vertx.close().await();
        }
    }
}
