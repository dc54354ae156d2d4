package io.tradesense.market.caching.redis;

import io.tradesense.kit.config.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis as something that may be away: an answer takes a moment or is none, and after a failure it is left alone for a
 * while, so that a Redis that is gone costs the requests next to nothing.
 */
public final class SharedRedis {
    private static final Logger log = LoggerFactory.getLogger(SharedRedis.class);
    private static final Duration REST = Duration.ofSeconds(2);
    private static final long LONGEST_ANSWER_MILLIS = 200;
    private static final int CONNECT_MILLIS = 500;
    private static final int CONNECTIONS = 4;
    private static final int WAITING = 2_000;
    private final @Nullable Redis client;
    private final Clock clock;
    private Instant restUntil = Instant.MIN;
    private boolean away;

    private SharedRedis(@Nullable Redis client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    public static SharedRedis at(Vertx vertx, Secret url, Clock clock) {
        var options = new RedisOptions()
                .setConnectionString(url.reveal())
                .setMaxPoolSize(CONNECTIONS)
                .setMaxPoolWaiting(WAITING)
                .setMaxWaitingHandlers(WAITING)
                .setNetClientOptions(
                        new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpNoDelay(true));
        return new SharedRedis(Redis.createClient(vertx, options), clock);
    }

    /** For an instance that runs without one. */
    public static SharedRedis none(Clock clock) {
        return new SharedRedis(null, clock);
    }

    /** {@code none}, {@code away} or {@code there}, as last seen. */
    public String state() {
        return client == null ? "none" : away ? "away" : "there";
    }

    /** Fails at once where there is none, or where it was away a moment ago. */
    public Future<@Nullable Response> send(Request request) {
        if (client == null || clock.instant().isBefore(restUntil)) {
            return Future.failedFuture(new Away());
        }
        return client.send(request)
                .timeout(LONGEST_ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                .onSuccess(answer -> away = false)
                .onFailure(this::rest);
    }

    private void rest(Throwable failure) {
        restUntil = clock.instant().plus(REST);
        if (!away) {
            log.warn("Redis is away, and prices are kept in this process alone: {}", failure.toString());
        }
        away = true;
    }

    private static final class Away extends RuntimeException {
        Away() {
            super("Redis is away", null, false, false);
        }
    }
}
