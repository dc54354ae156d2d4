package io.tradesense.market.caching.redis;

import io.tradesense.market.caching.domain.Cached;
import io.tradesense.market.caching.domain.Shelf;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Values and claims in Redis, as JSON under {@code market:…}. Redis forgets each at the end of its usable life. */
public final class RedisShelf<T> implements Shelf<T> {
    private static final Logger log = LoggerFactory.getLogger(RedisShelf.class);
    private static final String PREFIX = "market:";
    private static final String RELEASE =
            "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) else return 0 end";
    private final SharedRedis redis;
    private final Function<T, JsonObject> write;
    private final Function<JsonObject, T> read;

    public RedisShelf(SharedRedis redis, Function<T, JsonObject> write, Function<JsonObject, T> read) {
        this.redis = redis;
        this.write = write;
        this.read = read;
    }

    @Override
    public Future<Map<String, Cached<T>>> get(List<String> keys) {
        var request = Request.cmd(Command.MGET);
        keys.forEach(key -> request.arg(PREFIX + key));
        return redis.send(request).map(answer -> {
            Map<String, Cached<T>> found = new HashMap<>();
            for (int i = 0; answer != null && i < keys.size(); i++) {
                Cached<T> cached = cached(answer.get(i));
                if (cached != null) {
                    found.put(keys.get(i), cached);
                }
            }
            return found;
        });
    }

    @Override
    public Future<Void> put(String key, Cached<T> cached) {
        var json = new JsonObject()
                .put("fetched", cached.fetched().toString())
                .put("fresh", cached.fresh().toString())
                .put("usable", cached.usable().toString())
                .put("value", cached.value() == null ? null : write.apply(cached.value()));
        long life =
                Math.max(1, Duration.between(cached.fetched(), cached.usable()).toMillis());
        return redis.send(Request.cmd(Command.SET)
                        .arg(PREFIX + key)
                        .arg(json.toBuffer())
                        .arg("PX")
                        .arg(life))
                .mapEmpty();
    }

    @Override
    public Future<Boolean> claim(String key, String owner, Duration lease) {
        return redis.send(Request.cmd(Command.SET)
                        .arg(lock(key))
                        .arg(owner)
                        .arg("NX")
                        .arg("PX")
                        .arg(lease.toMillis()))
                .map(answer -> answer != null);
    }

    @Override
    public Future<Void> release(String key, String owner) {
        return redis.send(Request.cmd(Command.EVAL)
                        .arg(RELEASE)
                        .arg(1)
                        .arg(lock(key))
                        .arg(owner))
                .mapEmpty();
    }

    private static String lock(String key) {
        return PREFIX + "lock:" + key;
    }

    /** What another version of this program wrote may not be readable; it is then as if it were not there. */
    private @Nullable Cached<T> cached(@Nullable Response answer) {
        if (answer == null) {
            return null;
        }
        try {
            var json = new JsonObject(answer.toBuffer());
            var value = json.getJsonObject("value");
            return new Cached<>(
                    value == null ? null : read.apply(value),
                    Instant.parse(json.getString("fetched")),
                    Instant.parse(json.getString("fresh")),
                    Instant.parse(json.getString("usable")));
        } catch (DecodeException | ClassCastException | NullPointerException | DateTimeException unreadable) {
            log.warn("a value in Redis cannot be read and is fetched again: {}", unreadable.toString());
            return null;
        }
    }
}
