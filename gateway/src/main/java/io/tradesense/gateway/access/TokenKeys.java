package io.tradesense.gateway.access;

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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys auth signs access tokens with. They are asked for at the start, every five minutes and for a token that
 * names an unknown key, though at most once in five seconds: anybody can name an unknown key. Keys that were read stay
 * while auth is away.
 */
public final class TokenKeys {
    private static final Logger log = LoggerFactory.getLogger(TokenKeys.class);
    private static final TokenVerifier.Expected EXPECTED =
            new TokenVerifier.Expected("RS256", "at+jwt", "tradesense", "tradesense-api");
    private static final String ADDRESS = "/auth/.well-known/jwks.json";
    private static final long TURN_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private final Vertx vertx;
    private final ServiceClient services;
    private final Clock clock;
    private volatile @Nullable TokenVerifier verifier;
    private @Nullable Future<Void> reading;
    private long readAtNanos = System.nanoTime() - PAUSE_NANOS;

    public TokenKeys(Vertx vertx, ServiceClient services, Clock clock) {
        this.vertx = vertx;
        this.services = services;
        this.clock = clock;
    }

    /** Begins to read the keys, now and from time to time; the gateway serves meanwhile. */
    public void start() {
        vertx.setPeriodic(0, TURN_MILLIS, timer -> read().onFailure(TokenKeys::putOff));
    }

    /** The claims of a good token; fails UNAUTHENTICATED, or UNAVAILABLE while no key is known to judge it by. */
    Future<JsonObject> verify(String token) {
        String keyId = TokenVerifier.claimedKeyId(token);
        if (keyId.isEmpty()) {
            return Future.failedFuture(AccessToken.refusal());
        }
        var known = verifier;
        return known != null && known.knows(keyId)
                ? known.verify(token)
                : readHere().transform(read -> verifyByNow(token));
    }

    private Future<JsonObject> verifyByNow(String token) {
        var known = verifier;
        return known == null
                ? Future.failedFuture(
                        Fault.unavailable("access tokens cannot be checked at the moment", Duration.ofSeconds(5))
                                .typed("service-unavailable"))
                : known.verify(token);
    }

    /** The same reading for everybody who waits for it, told to each on the context it waits on. */
    private Future<Void> readHere() {
        Context waiting = vertx.getOrCreateContext();
        Promise<Void> told = Promise.promise();
        read().onComplete(done -> waiting.runOnContext(here -> told.handle(done)));
        return told.future();
    }

    private synchronized Future<Void> read() {
        if (reading != null) {
            return reading;
        }
        if (System.nanoTime() - readAtNanos < PAUSE_NANOS) {
            return Future.succeededFuture();
        }
        readAtNanos = System.nanoTime();
        Future<Void> started =
                services.get(Caller.service("gateway"), "auth", ADDRESS).map(this::take);
        reading = started;
        return started.onComplete(read -> done(started));
    }

    private static void putOff(Throwable failure) {
        log.info("the keys of auth are read later: {}", failure.toString());
    }

    private synchronized void done(Future<Void> which) {
        if (reading == which) {
            reading = null;
        }
    }

    private @Nullable Void take(JsonObject answer) {
        List<JsonObject> keys = answer.getJsonArray("keys").stream()
                .map(JsonObject.class::cast)
                .filter(key -> "RSA".equals(key.getString("kty")) && key.getString("kid") != null)
                .map(key -> key.copy().put("alg", "RS256"))
                .toList();
        verifier = new TokenVerifier(vertx, keys, EXPECTED, clock);
        return null;
    }
}
