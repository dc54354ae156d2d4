package io.tradesense.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;

/** Reads access tokens. A token's signature is checked once; its life and its standing always. */
public final class AccessTokens {
    private static final int REMEMBERED = 20_000;
    private final TokenKeys keys;
    private final Revocations revocations;
    private final Clock clock;
    private final Cache<String, AccessToken> verified;

    public AccessTokens(TokenKeys keys, Revocations revocations, Clock clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfter(Expiry.<String, AccessToken>creating(
                        (text, token) -> Duration.between(clock.instant(), token.expiry())))
                .build();
    }

    /** Fails with a {@link Fault}: UNAUTHENTICATED, or UNAVAILABLE while no key is known to judge the token by. */
    Future<AccessToken> find(String text) {
        var known = verified.getIfPresent(text);
        return known != null
                ? judge(known)
                : keys.verify(text).compose(claims -> {
                    var token = AccessToken.of(claims);
                    verified.put(text, token);
                    return judge(token);
                });
    }

    private Future<AccessToken> judge(AccessToken token) {
        boolean good = token.expiry().isAfter(clock.instant()) && !revocations.cover(token);
        return good ? Future.succeededFuture(token) : Future.failedFuture(AccessToken.refusal());
    }
}
