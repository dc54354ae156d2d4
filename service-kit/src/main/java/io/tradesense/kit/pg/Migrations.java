package io.tradesense.kit.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a service's database to the schema it was built for: forward only, under Flyway's lock, off the event loop. */
public final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private static final String OF_THE_KIT = "classpath:kit/migrations";

    private Migrations() {}

    /**
     * Applies {@code <service>/migrations/V*.sql} from the class path; each service's folder is its own. Then the kit's
     * own tables, which are repeatable migrations: they follow no service's numbers.
     */
    public static Future<Void> apply(Vertx vertx, Database database) {
        return vertx.executeBlocking(() -> migrate(database), false).map(result -> {
            if (result.migrationsExecuted > 0) {
                log.info("{}: {} migrations applied", database.service(), result.migrationsExecuted);
            }
            return null;
        });
    }

    private static MigrateResult migrate(Database database) {
        PgConnectOptions to = database.options();
        String url = "jdbc:postgresql://" + to.getHost() + ":" + to.getPort() + "/" + to.getDatabase();
        return Flyway.configure()
                .dataSource(url, to.getUser(), to.getPassword())
                .locations("classpath:" + database.service() + "/migrations", OF_THE_KIT)
                .connectRetries(10)
                .connectRetriesInterval(2)
                .cleanDisabled(true)
                .load()
                .migrate();
    }
}
