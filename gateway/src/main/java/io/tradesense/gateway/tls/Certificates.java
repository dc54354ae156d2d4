package io.tradesense.gateway.tls;

import io.tradesense.gateway.reload.Hangups;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate in use, for all doors. Its files are looked at from time to time and on SIGHUP, off the event loop; a new pair that is
 * good is used for new connections, one that is not changes nothing and is said once.
 */
public final class Certificates {
    private static final Logger log = LoggerFactory.getLogger(Certificates.class);
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");
    private static final int WINDOW_BYTES = 1 << 20;
    private final Vertx vertx;
    private final TlsSettings settings;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private volatile Certificate current;
    private volatile String lastComplaint = "";
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Runnable reader = this::look;

    private Certificates(Vertx vertx, TlsSettings settings, Certificate current) {
        this.vertx = vertx;
        this.settings = settings;
        this.current = current;
    }

    /** Fails where the files hold no usable pair: a gateway that was to speak TLS does not start without. */
    public static Future<Certificates> start(Vertx vertx, TlsSettings settings) {
        return vertx.executeBlocking(() -> Certificate.read(vertx, settings), false)
                .recover(failure -> Future.failedFuture(
                        Fault.conflict("GATEWAY_TLS_CERT and GATEWAY_TLS_KEY cannot be used: " + reason(failure))))
                .map(read -> {
                    var certificates = new Certificates(vertx, settings, read);
                    vertx.setPeriodic(settings.look().toMillis(), timer -> certificates.look());
                    Hangups.listen(certificates.reader);
                    return certificates;
                });
    }

    public HttpServerOptions applyTo(HttpServerOptions options) {
        return options.setSsl(true)
                .setUseAlpn(true)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(current.options())
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(settings.streams())
                        .setMaxHeaderListSize(options.getMaxHeaderSize()))
                .setHttp2ConnectionWindowSize(WINDOW_BYTES)
                .setHttp2RstFloodMaxRstFramePerWindow(settings.resets());
    }

    /** The server gets every new certificate from now on. */
    public void serve(HttpServer listening) {
        servers.add(listening);
    }

    /** No longer listens to SIGHUP. */
    public void stop() {
        Hangups.remove(reader);
    }

    private void look() {
        if (!looking.compareAndSet(false, true)) {
            return;
        }
        vertx.executeBlocking(() -> Certificate.read(vertx, settings), false)
                .compose(read -> read.equals(current) ? Future.succeededFuture() : use(read))
                .onFailure(this::complain)
                .onComplete(done -> looking.set(false));
    }

    private Future<Void> use(Certificate read) {
        var updates = servers.stream()
                .map(server -> server.updateSSLOptions(options(read)))
                .toList();
        return Future.join(updates)
                .onSuccess(done -> {
                    current = read;
                    lastComplaint = "";
                    log.info("a new certificate is in use");
                })
                .mapEmpty();
    }

    private static ServerSSLOptions options(Certificate certificate) {
        var options = new ServerSSLOptions().setKeyCertOptions(certificate.options());
        options.setEnabledSecureTransportProtocols(PROTOCOLS);
        return options;
    }

    private void complain(Throwable failure) {
        String complaint = reason(failure);
        if (!complaint.equals(lastComplaint)) {
            lastComplaint = complaint;
            log.error("the certificate's files changed and cannot be used, the old one stays: {}", complaint);
        }
    }

    private static String reason(@Nullable Throwable failure) {
        return String.valueOf(failure);
    }
}
