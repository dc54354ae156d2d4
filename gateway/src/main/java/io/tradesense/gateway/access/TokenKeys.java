package io.tradesense.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tradesense.kit.Fault;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.TokenVerifier;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys auth signs access tokens with. They are read at the start, every five minutes and for a token that names
 * an unknown key, though at most once a second: anybody can name an unknown key. Such a token waits for a reading that
 * began after it came, so that no token of a key that has just been published is refused. Keys that were read stay while
 * auth is away.
 */
public final class TokenKeys {
    private static final Logger log = LoggerFactory.getLogger(TokenKeys.class);
    private static final TokenVerifier.Expected EXPECTED =
            new TokenVerifier.Expected("RS256", "at+jwt", "tradesense", "tradesense-api");
    private static final String ADDRESS = "/auth/.well-known/jwks.json";
    private static final long TURN_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration FOREIGN = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_FOREIGN = 10_000;

    private final Vertx vertx;
    private final ServiceClient services;
    private final Clock clock;
    private final AtomicInteger waiting = new AtomicInteger();
    /** Key ids that auth did not know a moment ago: naming one again starts nothing. */
    private final Cache<String, Boolean> foreign = Caffeine.newBuilder()
            .maximumSize(MOST_FOREIGN)
            .expireAfterWrite(FOREIGN)
            .build();

    private volatile @Nullable TokenVerifier verifier;
    private @Nullable Promise<Void> next;
    private long readAtNanos = System.nanoTime() - PAUSE_NANOS;
    private long readings;
    private long taken;

    public TokenKeys(Vertx vertx, ServiceClient services, Clock clock) {
        this.vertx = vertx;
        this.services = services;
        this.clock = clock;
    }

    /** Begins to read the keys, now and from time to time; the gateway serves meanwhile. */
    public void start() {
        vertx.setPeriodic(0, TURN_MILLIS, timer -> nextReading().onFailure(TokenKeys::putOff));
    }

    /** The claims of a good token; fails UNAUTHENTICATED, or UNAVAILABLE while it cannot be judged. */
    Future<JsonObject> verify(String token) {
        String keyId = TokenVerifier.claimedKeyId(token);
        if (keyId.isEmpty() || foreign.getIfPresent(keyId) != null) {
            return Future.failedFuture(AccessToken.refusal());
        }
        var known = verifier;
        return known != null && known.knows(keyId) ? known.verify(token) : verifyLater(token, keyId);
    }

    private Future<JsonObject> verifyLater(String token, String keyId) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(unavailable());
        }
        return readHere().transform(read -> {
            waiting.decrementAndGet();
            var known = verifier;
            if (known != null && known.knows(keyId)) {
                return known.verify(token);
            }
            if (known == null || read.failed()) {
                return Future.failedFuture(unavailable());
            }
            foreign.put(keyId, true);
            return Future.failedFuture(AccessToken.refusal());
        });
    }

    /** The same reading for everybody who waits for it, told to each on the context it waits on. */
    private Future<Void> readHere() {
        Context here = vertx.getOrCreateContext();
        Promise<Void> told = Promise.promise();
        nextReading().onComplete(done -> here.runOnContext(back -> told.handle(done)));
        return told.future();
    }

    /** A reading that begins from now on, as soon as it may. */
    private Future<Void> nextReading() {
        Promise<Void> mine;
        long delay;
        synchronized (this) {
            if (next != null) {
                return next.future();
            }
            mine = Promise.promise();
            next = mine;
            delay = PAUSE_NANOS - (System.nanoTime() - readAtNanos);
        }
        if (delay <= 0) {
            read(mine);
        } else {
            vertx.setTimer(1 + TimeUnit.NANOSECONDS.toMillis(delay), timer -> read(mine));
        }
        return mine.future();
    }

    private void read(Promise<Void> done) {
        long number;
        synchronized (this) {
            next = null;
            readAtNanos = System.nanoTime();
            number = ++readings;
        }
        services.get(Caller.service("gateway"), "auth", ADDRESS)
                .<Void>map(answer -> take(number, answer))
                .onComplete(done);
    }

    private static Fault unavailable() {
        return Fault.unavailable("access tokens cannot be checked at the moment", Duration.ofSeconds(5))
                .typed("service-unavailable");
    }

    private static void putOff(Throwable failure) {
        log.info("the keys of auth are read later: {}", failure.toString());
    }

    /** An answer that was overtaken by a later reading says less than what is known. */
    private synchronized @Nullable Void take(long number, JsonObject answer) {
        if (number < taken) {
            return null;
        }
        List<JsonObject> keys = answer.getJsonArray("keys").stream()
                .map(JsonObject.class::cast)
                .filter(key -> "RSA".equals(key.getString("kty")) && key.getString("kid") != null)
                .map(key -> key.copy().put("alg", "RS256"))
                .toList();
        verifier = new TokenVerifier(vertx, keys, EXPECTED, clock);
        taken = number;
        return null;
    }
}
