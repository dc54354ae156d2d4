package io.tradesense.kit.http;

import io.tradesense.kit.config.Settings;
import io.vertx.core.http.HttpServerOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How a service is reached, from {@code <SERVICE>_HTTP_HOST} and its neighbours.
 *
 * @param port 0 takes any free one: fine behind a registry
 * @param advertisedHost the address others reach it by
 * @param requestTime the most a request may take
 * @param linger how long a connection on which nobody asks stays open when the server stops
 * @param bodyBytes the largest body that is read into memory; uploads are streamed and bounded by their own route
 */
public record HttpSettings(
        String host,
        int port,
        String advertisedHost,
        Duration requestTime,
        long bodyBytes,
        int inFlight,
        Duration drain,
        Duration linger) {
    private static final int MAX_LINE = 8_192;
    private static final int MAX_HEADERS = 16_384;

    /**
     * Clients keep a quiet connection for 60 s, as those of Vert.x do unless told otherwise. Would a server end it in the same
     * moment, a request might be on its way, and have no answer.
     */
    private static final Duration LEAST_IDLE = Duration.ofSeconds(90);

    public static HttpSettings of(String service, Settings settings, int defaultPort) {
        String prefix = service.toUpperCase(Locale.ROOT) + "_";
        String host = settings.text(prefix + "HTTP_HOST", settings.text("HTTP_HOST", "127.0.0.1"));
        return new HttpSettings(
                host,
                settings.integer(prefix + "HTTP_PORT", defaultPort, 0, 65_535),
                settings.text(prefix + "ADVERTISED_HOST", settings.text("ADVERTISED_HOST", reachable(host))),
                settings.duration(
                        prefix + "REQUEST_TIME",
                        Duration.ofSeconds(30),
                        Duration.ofMillis(100),
                        Duration.ofMinutes(10)),
                settings.integer(prefix + "BODY_BYTES", 4 << 20, 1_024, 64 << 20),
                settings.integer(prefix + "IN_FLIGHT", 1_000, 1, 100_000),
                settings.duration("DRAIN_TIME", Duration.ofSeconds(20), Duration.ZERO, Duration.ofMinutes(5)),
                settings.duration("DRAIN_LINGER", Duration.ofSeconds(1), Duration.ZERO, Duration.ofMinutes(1)));
    }

    /** To others "every address of mine" would mean themselves. */
    private static String reachable(String host) {
        if (!host.equals("0.0.0.0") && !host.equals("::")) {
            return host;
        }
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException nameless) {
            return InetAddress.getLoopbackAddress().getHostAddress();
        }
    }

    public HttpServerOptions serverOptions() {
        long idleMillis = Math.max(requestTime.plusSeconds(30).toMillis(), LEAST_IDLE.toMillis());
        return new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(MAX_LINE)
                .setMaxHeaderSize(MAX_HEADERS)
                .setMaxFormAttributeSize(MAX_LINE)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) idleMillis)
                .setTcpKeepAlive(true);
    }
}
