package io.tradesense.kit.launch;

import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.openapi.Contracts;
import io.tradesense.kit.pg.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.Flyway;

/**
 * Loads the classes that every start loads, so that an archive of them can be made (class data sharing): the plans of the services
 * whose classes are its arguments, their contracts, what speaks with a database, an HTTP server and one request to it, and a
 * cluster of one member where there is a cluster manager. Nothing is kept and nobody is asked: the database is on a port where
 * nobody listens.
 */
public final class Rehearsal {
    private static final long LONGEST_SECONDS = 20;
    private static final String NOWHERE = "postgresql://nobody:nothing@127.0.0.1:1/nowhere";
    private static final String HERE = "127.0.0.1";

    private Rehearsal() {}

    public static void main(String[] arguments) throws ReflectiveOperationException, TimeoutException {
        var vertx = Vertx.vertx();
        try {
            for (String argument : arguments) {
                var service = (Service)
                        Class.forName(argument).getDeclaredConstructor().newInstance();
                rehearse(vertx, service);
            }
            var answered = request(vertx).await(LONGEST_SECONDS, TimeUnit.SECONDS);
            System.out.println("rehearsed: " + answered);
        } finally {
            // Not a step of the chain: what waits on a context of this Vert.x waits for ever once it is closed.
            vertx.close().await(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
        finish(cluster()
                .onSuccess(member -> System.out.println("rehearsed as a member of a cluster"))
                .compose(Vertx::close));
    }

    private static void rehearse(Vertx vertx, Service service) throws TimeoutException {
        try {
            Launcher.check(new Settings(Map.of()), Shape.ADDRESSED, List.of(service));
        } catch (ConfigurationFault expected) {
            // There are no settings here, and every class that reads them is loaded by now.
        }
        var name = service.name();
        var database =
                Database.of(name, new Settings(Map.of(name.toUpperCase(Locale.ROOT) + "_DATABASE_URL", NOWHERE)));
        finish(vertx.executeBlocking(() -> migration().migrate()));
        finish(database.pool(vertx).query("SELECT 1").execute());
        finish(new Contracts(vertx).load(name + "/openapi.yaml"));
    }

    private static Future<Buffer> request(Vertx vertx) {
        return vertx.createHttpServer()
                .requestHandler(request -> request.response().end("{}"))
                .listen(0, HERE)
                .compose(server -> vertx.createHttpClient().request(HttpMethod.GET, server.actualPort(), HERE, "/"))
                .compose(request -> request.send())
                .compose(answer -> answer.body());
    }

    private static Future<Vertx> cluster() {
        var options = new VertxOptions().setEventBusOptions(ClusterBus.of(new Settings(Map.of("CLUSTER_HOST", HERE))));
        try {
            return Vertx.builder().with(options).buildClustered();
        } catch (IllegalStateException noClusterManager) {
            return Future.failedFuture(noClusterManager);
        }
    }

    /** One that gives up at once, as {@link io.tradesense.kit.pg.Migrations} would not. */
    private static Flyway migration() {
        return Flyway.configure()
                .dataSource("jdbc:" + NOWHERE.replace("nobody:nothing@", ""), "nobody", "nothing")
                .load();
    }

    /** Either way: there is no database, not every service has a contract, and a cluster may want what is not here. */
    private static void finish(Future<?> work) throws TimeoutException {
        work.otherwiseEmpty().await(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
}
