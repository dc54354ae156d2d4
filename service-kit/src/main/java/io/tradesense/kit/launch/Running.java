package io.tradesense.kit.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Services that are up. */
public record Running(Platform platform) {
    private static final Logger log = LoggerFactory.getLogger(Running.class);
    private static final long LONGEST_STOP_SECONDS = 60;

    /**
     * Undeploys every service; each stops announcing itself, lets the requests under way end within {@code DRAIN_TIME} and
     * closes what it opened. Then ends Vert.x.
     */
    public Future<Void> stop() {
        Vertx vertx = platform.vertx();
        return Future.join(vertx.deploymentIDs().stream().map(vertx::undeploy).toList())
                .transform(undeployed -> vertx.close());
    }

    /** Makes SIGTERM and Ctrl-C a graceful stop. */
    public void stopOnSignal() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "tradesense-stop"));
    }

    private void stopAndWait() {
        var stopped = new CountDownLatch(1);
        stop().onComplete(done -> stopped.countDown());
        try {
            if (!stopped.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                log.error("not everything stopped within {} s", LONGEST_STOP_SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
