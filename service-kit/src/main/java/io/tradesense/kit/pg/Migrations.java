package io.tradesense.kit.pg;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a service's database to the schema it was built for: forward only, under Flyway's lock, off the event loop. */
public final class Migrations {
    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    private static final String OF_THE_KIT = "kit/migrations";
    /** What Flyway runs at its end and keeps no record of. */
    private static final String AT_EVERY_START = OF_THE_KIT + "/afterMigrate.sql";

    private static final String HISTORY =
            "SELECT script, checksum, success FROM flyway_schema_history ORDER BY installed_rank";

    private Migrations() {}

    /**
     * Applies {@code <service>/migrations/V*.sql} from the class path; each service's folder is its own. Then the kit's
     * own tables, which are repeatable migrations: they follow no service's numbers.
     *
     * <p>Most starts find everything applied. That is asked first: to load Flyway and open its three connections is a
     * quarter of a start. Wherever anything differs or fails, Flyway decides.
     */
    public static Future<Void> apply(Vertx vertx, Database database) {
        return isCurrent(vertx, database).otherwise(false).compose(current -> {
            if (current) {
                return Future.succeededFuture();
            }
            return vertx.executeBlocking(() -> migrate(database), false).map(result -> {
                if (result.migrationsExecuted > 0) {
                    log.info("{}: {} migrations applied", database.service(), result.migrationsExecuted);
                }
                return null;
            });
        });
    }

    /** Where it is, what runs at every start has run. */
    static Future<Boolean> isCurrent(Vertx vertx, Database database) {
        var built = vertx.executeBlocking(() -> BuiltMigrations.in(folders(database)), false);
        var atEveryStart = vertx.fileSystem().readFile(AT_EVERY_START);
        return PgConnection.connect(vertx, database.options())
                .compose(connection -> connection
                        .query(HISTORY)
                        .execute()
                        .compose(rows -> built.compose(expected -> expected.equals(applied(rows))
                                ? atEveryStart
                                        .compose(sql ->
                                                connection.query(sql.toString()).execute())
                                        .map(true)
                                : Future.succeededFuture(false)))
                        .eventually(connection::close));
    }

    /** A repeatable migration has a row for each time it was applied, of which the last counts. */
    private static Map<String, Integer> applied(RowSet<Row> history) {
        Map<String, Integer> applied = new HashMap<>();
        for (Row row : history) {
            String failed = row.getBoolean("success") ? "" : " failed";
            applied.put(row.getString("script") + failed, row.getInteger("checksum"));
        }
        return applied;
    }

    private static List<String> folders(Database database) {
        return List.of(database.service() + "/migrations", OF_THE_KIT);
    }

    private static MigrateResult migrate(Database database) {
        PgConnectOptions to = database.options();
        String url = "jdbc:postgresql://" + to.getHost() + ":" + to.getPort() + "/" + to.getDatabase();
        return Flyway.configure()
                .dataSource(url, to.getUser(), to.getPassword())
                .locations(folders(database).stream()
                        .map(folder -> "classpath:" + folder)
                        .toArray(String[]::new))
                .connectRetries(10)
                .connectRetriesInterval(2)
                .cleanDisabled(true)
                .load()
                .migrate();
    }
}
