package io.tradesense.gateway.http;

import io.tradesense.kit.config.Settings;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What one client may ask of the gateway's patience and memory.
 *
 * @param lineBytes of a request line
 * @param headerBytes of all headers together
 * @param headTime from a connection's opening to the end of its first head
 * @param keepAlive from an answer to the end of the next head
 * @param writeTime in which a client must take some of what is ready for it
 * @param bodyRate bytes a second at which a body must come in, over the request time
 * @param connections open at a time, in the whole process
 * @param connectionsPerAddress of them from one address, trusted proxies excepted
 */
public record ClientLimits(
        int lineBytes,
        int headerBytes,
        Duration headTime,
        Duration keepAlive,
        Duration writeTime,
        int bodyRate,
        int connections,
        int connectionsPerAddress) {

    /**
     * Balancers and clients commonly keep a quiet connection for 60 s. If the gateway ended it in the same moment, a request might be on
     * its way, and would have no answer.
     */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(75);

    private static final Duration IDLE_MARGIN = Duration.ofSeconds(15);

    public static ClientLimits of(Settings settings) {
        var least = Duration.ofMillis(100);
        var most = Duration.ofMinutes(10);
        return new ClientLimits(
                settings.integer("GATEWAY_MAX_LINE", 8_192, 256, 64 << 10),
                settings.integer("GATEWAY_MAX_HEADERS", 16_384, 1_024, 256 << 10),
                settings.duration("GATEWAY_HEAD_TIME", Duration.ofSeconds(10), least, most),
                settings.duration("GATEWAY_KEEP_ALIVE", KEEP_ALIVE, least, most),
                settings.duration("GATEWAY_WRITE_TIME", Duration.ofSeconds(30), least, most),
                settings.integer("GATEWAY_BODY_RATE", 256, 1, 1 << 20),
                settings.integer("GATEWAY_CONNECTIONS", 10_000, 1, 1_000_000),
                settings.integer("GATEWAY_CONNECTIONS_PER_ADDRESS", 1_000, 1, 1_000_000));
    }

    /** The server's own idle timeout stands behind these times and never before them. */
    public HttpServerOptions applyTo(HttpServerOptions options) {
        int idleMillis = (int) Math.max(
                options.getIdleTimeoutUnit().toMillis(options.getIdleTimeout()),
                keepAlive.plus(IDLE_MARGIN).toMillis());
        return options.setMaxInitialLineLength(lineBytes)
                .setMaxHeaderSize(headerBytes)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(idleMillis);
    }
}
