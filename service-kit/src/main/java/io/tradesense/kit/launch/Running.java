package io.tradesense.kit.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services that are up.
 *
 * @param deployments in the order they were started
 */
public record Running(Platform platform, List<String> deployments) {
    private static final Logger log = LoggerFactory.getLogger(Running.class);
    private static final long LONGEST_STOP_SECONDS = 60;

    /**
     * Undeploys the services, last started first, so that nobody is asked by a service that still answers and is gone
     * already; each stops announcing itself, lets the requests under way end within {@code DRAIN_TIME} and
     * closes what it opened. Then ends Vert.x.
     */
    public Future<Void> stop() {
        Vertx vertx = platform.vertx();
        Future<Void> stopped = Future.succeededFuture();
        for (int i = deployments.size() - 1; i >= 0; i--) {
            String deployment = deployments.get(i);
            stopped = stopped.compose(done -> vertx.undeploy(deployment).recover(Running::goOn));
        }
        return stopped.transform(undeployed -> vertx.close());
    }

    private static Future<Void> goOn(Throwable failure) {
        log.error("a service did not stop as it should", failure);
        return Future.succeededFuture();
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
