package io.tradesense.kit.pg;

import io.tradesense.kit.config.Secret;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.health.Dependency;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The database one service owns, from {@code <SERVICE>_DATABASE_URL}.
 *
 * @param url {@code postgresql://user:password@host:port/name}: it holds a password, so it is a secret
 */
public record Database(String service, Secret url, int poolSize, int waiting, Duration statementTime) {
    private static final int CONNECT_MILLIS = 3_000;

    public static Database of(String service, Settings settings) {
        String prefix = service.toUpperCase(Locale.ROOT) + "_";
        Secret url = settings.secret(prefix + "DATABASE_URL");
        if (!url.reveal().isEmpty() && !isReadable(url)) {
            settings.note(prefix + "DATABASE_URL", "must be postgresql://user:password@host:port/database");
        }
        return new Database(
                service,
                url,
                settings.integer(prefix + "DATABASE_POOL", 10, 1, 200),
                settings.integer(prefix + "DATABASE_WAITING", 500, 1, 100_000),
                settings.duration(
                        prefix + "STATEMENT_TIME",
                        Duration.ofSeconds(30),
                        Duration.ofMillis(100),
                        Duration.ofHours(1)));
    }

    /** One pool a process, shared by the verticles of the service. Prepared statements are kept: it doubles the speed. */
    public Pool pool(Vertx vertx) {
        var pool = new PoolOptions()
                .setShared(true)
                .setName(service)
                .setMaxSize(poolSize)
                .setMaxWaitQueueSize(waiting)
                .setConnectionTimeout(5)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(10)
                .setIdleTimeoutUnit(TimeUnit.MINUTES);
        return PgBuilder.pool()
                .with(pool)
                .with(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS).setTcpKeepAlive(true))
                .connectingTo(options())
                .using(vertx)
                .build();
    }

    public static Dependency dependency(Pool pool) {
        return new Dependency("postgresql", () -> pool.query("SELECT 1").execute());
    }

    PgConnectOptions options() {
        return PgConnectOptions.fromUri(url.reveal())
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(256)
                .addProperty("application_name", "tradesense-" + service)
                .addProperty("TimeZone", "UTC")
                .addProperty("statement_timeout", String.valueOf(statementTime.toMillis()));
    }

    private static boolean isReadable(Secret url) {
        try {
            URI.create(url.reveal());
            return PgConnectOptions.fromUri(url.reveal()).getDatabase() != null;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }
}
