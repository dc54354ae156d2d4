package io.tradesense.kit.launch;

import io.tradesense.kit.config.Settings;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import java.util.function.Function;

/** What a service's module offers to whoever launches it, alone or beside the others. */
public interface Service {

    /** One lower-case word: names the service in routes, variables, logs and metrics. */
    String name();

    /** Reads everything the service needs from the settings, which note what is wrong; starts nothing. */
    Plan plan(Settings settings);

    /** Whether the service measures what it asks of others by itself, and Vert.x need not look meters up for each request. */
    default boolean measuresItsClients() {
        return false;
    }

    /**
     * How to start the service.
     *
     * @param instances verticles in this process
     * @param prepare once a process, before the first verticle: migrations
     * @param verticle makes one verticle
     */
    record Plan(int instances, Function<Platform, Future<Void>> prepare, Function<Platform, Deployable> verticle) {}
}
