package io.tradesense.kit.launch;

import io.tradesense.kit.config.ConfigurationFault;
import io.tradesense.kit.config.Settings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Loads the classes that every start loads, so that an archive of them can be made (class data sharing): the service's plan, an HTTP
 * server and one request to it. Takes the service's class. Nothing is kept and nobody is asked.
 */
public final class Rehearsal {
    private static final long LONGEST_SECONDS = 20;

    private Rehearsal() {}

    public static void main(String[] arguments) throws ReflectiveOperationException, TimeoutException {
        var service =
                (Service) Class.forName(arguments[0]).getDeclaredConstructor().newInstance();
        try {
            Launcher.check(new Settings(Map.of()), Shape.ADDRESSED, List.of(service));
        } catch (ConfigurationFault expected) {
            // There are no settings here, and every class that reads them is loaded by now.
        }
        var vertx = Vertx.vertx();
        try {
            var answered = vertx.createHttpServer()
                    .requestHandler(request -> request.response().end("{}"))
                    .listen(0, "127.0.0.1")
                    .compose(server ->
                            vertx.createHttpClient().request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/"))
                    .compose(request -> request.send())
                    .compose(answer -> answer.body());
            System.out.println("rehearsed: " + answered.await(LONGEST_SECONDS, TimeUnit.SECONDS));
        } finally {
            // Not a step of the chain: what waits on a context of this Vert.x waits for ever once it is closed.
            vertx.close().await(LONGEST_SECONDS, TimeUnit.SECONDS);
        }
    }
}
