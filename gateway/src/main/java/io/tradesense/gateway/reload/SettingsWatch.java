package io.tradesense.gateway.reload;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads settings again when their file has changed, and at once on SIGHUP. */
public final class SettingsWatch {
    private static final long LOOK_MILLIS = 2_000;
    private final Vertx vertx;
    private final LiveSettings<?> settings;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final Runnable reader = this::readNow;

    private SettingsWatch(Vertx vertx, LiveSettings<?> settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    /** Begins to watch, off the event loop; does nothing where there is no file. */
    public static SettingsWatch start(Vertx vertx, LiveSettings<?> settings) {
        var watch = new SettingsWatch(vertx, settings);
        if (settings.mayChange()) {
            vertx.setPeriodic(LOOK_MILLIS, timer -> watch.look());
            Hangups.listen(watch.reader);
        }
        return watch;
    }

    /** No longer listens to the signal. */
    public void stop() {
        Hangups.remove(reader);
    }

    private void look() {
        if (reading.compareAndSet(false, true)) {
            vertx.executeBlocking(() -> read(false), false).onComplete(done -> reading.set(false));
        }
    }

    private void readNow() {
        vertx.executeBlocking(() -> read(true), false);
    }

    private boolean read(boolean always) {
        settings.readAgain(always);
        return true;
    }
}
