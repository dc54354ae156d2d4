package io.tradesense.allinone.run;

import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.allinone.stores.StartupRefusal;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Running;
import io.tradesense.kit.launch.Service;
import io.tradesense.kit.launch.Shape;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every service and the stores under them, in one process. Starting and stopping exclude each other, so a signal in the
 * middle of a start stops what that start has made.
 */
public final class AllInOne {

    private static final Logger log = LoggerFactory.getLogger(AllInOne.class);
    private static final long LONGEST_START_SECONDS = 120;
    private static final long LONGEST_STOP_SECONDS = 60;

    private final List<Service> services;
    private final Deque<Runnable> opened = new ArrayDeque<>();

    /** @param services those that run here, in the order they come up */
    public AllInOne(List<Service> services) {
        this.services = List.copyOf(services);
    }

    /**
     * Starts everything, blocking. What the environment says wins over what is generated.
     *
     * @throws StartupRefusal when it cannot start; nothing is left running then
     */
    public synchronized Welcome start(Settings environment) {
        try {
            var door = Door.of(environment);
            var data = Path.of(environment.text("TRADESENSE_DATA", "data"));
            var stores = EmbeddedStores.start(data);
            opened.push(stores::close);
            launch(settings(environment, stores, door, data));
            opened.push(RunFile.write(data, door.port())::close);
            return new Welcome(door, data.toAbsolutePath().normalize());
        } catch (RuntimeException failure) {
            stop();
            throw failure;
        }
    }

    /** Stops in order: the services end the requests under way, then the stores close. Harmless when nothing runs. */
    public synchronized void stop() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().run();
            } catch (RuntimeException failure) {
                log.error("a part of TradeSense did not stop in order", failure);
            }
        }
    }

    private void launch(Settings settings) {
        try {
            var running = Launcher.launch(settings, Shape.ALL_IN_ONE, services)
                    .await(LONGEST_START_SECONDS, TimeUnit.SECONDS);
            opened.push(() -> stop(running));
        } catch (TimeoutException late) {
            throw new StartupRefusal("The services did not start within " + LONGEST_START_SECONDS + " seconds.");
        }
    }

    private static void stop(Running running) {
        try {
            running.stop().await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            log.error("the services did not stop within {} s", LONGEST_STOP_SECONDS);
        }
    }

    private Settings settings(Settings environment, EmbeddedStores stores, Door door, Path data) {
        Map<String, String> settings = new HashMap<>(GeneratedSettings.of(
                stores, services.stream().map(Service::name).toList()));
        settings.putAll(GeneratedSettings.of(door));
        settings.put("AUTH_MAIL_FOLDER", data.resolve("mail").toString());
        for (var name : environment.namesStartingWith("")) {
            environment.optional(name).ifPresent(value -> settings.put(name, value));
        }
        // The door was tried already, and one process is one shape.
        settings.put("GATEWAY_HTTP_PORT", Integer.toString(door.port()));
        settings.put("TRADESENSE_SHAPE", "all-in-one");
        return new Settings(settings);
    }
}
