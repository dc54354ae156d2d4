package io.tradesense.allinone.clustered;

import io.tradesense.allinone.run.GeneratedSettings;
import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.allinone.stores.StartupRefusal;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL and Redis as a process of their own. Once they run, each service's environment lies in {@code
 * cluster/<service>.env} of the data folder, for its owner's eyes only; it is gone when this process ends in order.
 */
public final class Stores {

    /** Those that speak with each other. */
    public static final List<String> SERVICES =
            List.of("gateway", "auth", "trading", "analytics", "market", "billing", "ai");

    /** The file beside the environments that is there once all of them are. */
    public static final String READY = "ready";

    private Stores() {}

    /** Takes the data folder and runs until it is told to stop. */
    public static void main(String[] arguments) {
        try {
            var data = Path.of(arguments[0]);
            var stores = EmbeddedStores.start(data);
            var files = EnvironmentFiles.in(data.resolve("cluster"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(stores, files), "stores-stop"));
            var settings = GeneratedSettings.of(stores, SERVICES);
            SERVICES.forEach(service -> files.write(service, ServiceEnvironment.of(service, settings)));
            files.ready();
            System.out.println("The stores are running.");
            Thread.currentThread().join();
        } catch (StartupRefusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(EmbeddedStores stores, EnvironmentFiles files) {
        try (stores) {
            files.remove();
        }
    }
}
