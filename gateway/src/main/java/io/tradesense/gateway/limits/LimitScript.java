package io.tradesense.gateway.limits;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/** The same algorithm as in {@link LocalBuckets}, one atomic step in Redis, by the clock of Redis. */
final class LimitScript {
    // Times are whole microseconds, which a double holds exactly until the year 2255.
    private static final String SOURCE = """
            local interval, burst, wanted = tonumber(ARGV[1]), tonumber(ARGV[1]) * tonumber(ARGV[2]), tonumber(ARGV[3])
            local time = redis.call('TIME')
            local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
            local owed = math.max(0, tonumber(redis.call('GET', KEYS[1]) or '0') - now)
            local granted = math.min(wanted, math.floor((burst - owed) / interval))
            if granted > 0 then
                owed = owed + granted * interval
                redis.call('SET', KEYS[1], string.format('%.0f', now + owed), 'PX', math.ceil(owed / 1000))
            else
                granted = 0
            end
            return {granted, math.floor((burst - owed) / interval), owed, math.max(0, owed + interval - burst)}
            """;
    private static final String DIGEST = sha1(SOURCE);
    private static final String PREFIX = "tradesense:limit:";
    private final Redis redis;

    /** What Redis granted of what was wanted, and how the quota stands after it. */
    record Granted(long cells, long remaining, Duration reset, Duration retryAfter) {}

    LimitScript(Redis redis) {
        this.redis = redis;
    }

    Future<Granted> take(Quota quota, String subject, int wanted) {
        return send(Command.EVALSHA, DIGEST, quota, subject, wanted)
                .recover(failure -> String.valueOf(failure.getMessage()).startsWith("NOSCRIPT")
                        ? send(Command.EVAL, SOURCE, quota, subject, wanted)
                        : Future.failedFuture(failure))
                .map(LimitScript::granted);
    }

    private Future<Response> send(Command command, String script, Quota quota, String subject, int wanted) {
        return redis.send(Request.cmd(command)
                .arg(script)
                .arg(1)
                .arg(PREFIX + quota.name() + ":" + subject)
                .arg(quota.intervalMicros())
                .arg(quota.requests())
                .arg(wanted));
    }

    private static Granted granted(Response answer) {
        return new Granted(
                answer.get(0).toLong(),
                answer.get(1).toLong(),
                Duration.ofNanos(answer.get(2).toLong() * 1_000),
                Duration.ofNanos(answer.get(3).toLong() * 1_000));
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }
}
