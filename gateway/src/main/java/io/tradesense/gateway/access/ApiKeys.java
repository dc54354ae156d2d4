package io.tradesense.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tradesense.kit.Fault;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.ApiKey;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what an API key may do. Auth is asked once for everybody who waits, and its answer is believed for half a minute
 * unless an event says otherwise; text that cannot be a key costs a checksum.
 */
public final class ApiKeys {
    private static final Logger log = LoggerFactory.getLogger(ApiKeys.class);
    private static final String AUTH = "auth";
    private static final String ADDRESS = "/internal/api-keys/verify";
    private static final Duration BELIEVED = Duration.ofSeconds(30);
    private static final Duration DISBELIEVED = Duration.ofSeconds(10);
    private static final int REMEMBERED = 20_000;
    private static final int MOST_QUESTIONS = 1_000;

    private final Vertx vertx;
    private final ServiceClient services;
    private final Revocations revocations;
    private final Clock clock;
    private final Cache<String, KeyGrant> good;
    private final Cache<String, Boolean> bad;
    private final Map<String, Future<KeyGrant>> questions = new ConcurrentHashMap<>();

    public ApiKeys(Vertx vertx, ServiceClient services, Revocations revocations, Clock clock) {
        this.vertx = vertx;
        this.services = services;
        this.revocations = revocations;
        this.clock = clock;
        this.good = remembering(BELIEVED);
        this.bad = remembering(DISBELIEVED);
    }

    private <V> Cache<String, V> remembering(Duration time) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(time)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Fails with a {@link Fault}: UNAUTHENTICATED, or UNAVAILABLE while auth cannot be asked. */
    Future<KeyGrant> find(String text) {
        var key = ApiKey.parse(text);
        if (key.isEmpty()) {
            return Future.failedFuture(AccessToken.refusal());
        }
        String digest = key.get().digest();
        var known = good.getIfPresent(digest);
        if (known != null && revocations.stands(known)) {
            return judge(known);
        }
        return bad.getIfPresent(digest) != null
                ? Future.failedFuture(AccessToken.refusal())
                : ask(digest).compose(this::judge);
    }

    private Future<KeyGrant> judge(KeyGrant key) {
        boolean isGood = revocations.stands(key) && !key.isExpired(clock.instant());
        return isGood ? Future.succeededFuture(key) : Future.failedFuture(AccessToken.refusal());
    }

    /** One question for all who wait for it, answered to each on the context it waits on. */
    private Future<KeyGrant> ask(String digest) {
        if (questions.size() >= MOST_QUESTIONS) {
            return Future.failedFuture(unavailable());
        }
        Context waiting = vertx.getOrCreateContext();
        Promise<KeyGrant> mine = Promise.promise();
        Promise<KeyGrant> first = Promise.promise();
        var shared = questions.putIfAbsent(digest, first.future());
        if (shared == null) {
            shared = first.future();
            askAuth(digest).onComplete(first);
        }
        shared.onComplete(answer -> waiting.runOnContext(here -> mine.handle(answer)));
        return mine.future();
    }

    private Future<KeyGrant> askAuth(String digest) {
        return services.post(Caller.service("gateway"), AUTH, ADDRESS, new JsonObject().put("digest", digest))
                .map(KeyGrant::fromJson)
                .onSuccess(grant -> good.put(digest, grant))
                .recover(failure -> Future.failedFuture(refusal(digest, failure)))
                .onComplete(done -> questions.remove(digest));
    }

    private Fault refusal(String digest, Throwable failure) {
        if (failure instanceof Fault fault && fault.kind() == Fault.Kind.NOT_FOUND) {
            good.invalidate(digest);
            bad.put(digest, true);
            return AccessToken.refusal();
        }
        if (!(failure instanceof Fault)) {
            log.error("auth's answer about an API key makes no sense: {}", failure.toString());
        }
        return unavailable();
    }

    private static Fault unavailable() {
        return Fault.unavailable("API keys cannot be checked at the moment", Duration.ofSeconds(2))
                .typed("service-unavailable");
    }
}
