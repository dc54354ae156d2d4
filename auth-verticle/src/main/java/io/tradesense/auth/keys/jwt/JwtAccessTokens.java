package io.tradesense.auth.keys.jwt;

import io.tradesense.auth.keys.domain.KeyRing;
import io.tradesense.auth.keys.domain.SigningKey;
import io.tradesense.auth.keys.domain.SigningKeys;
import io.tradesense.auth.sessions.domain.AccessTokens;
import io.tradesense.auth.sessions.domain.Session;
import io.tradesense.auth.users.domain.User;
import io.tradesense.auth.workers.BoundedWorkers;
import io.tradesense.kit.identity.TokenSigner;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Access tokens after RFC 9068: JWTs of type {@code at+jwt}, signed off the event loop. */
public final class JwtAccessTokens implements AccessTokens {
    public static final String TYPE = "at+jwt";
    public static final String ISSUER = "tradesense";
    public static final String AUDIENCE = "tradesense-api";
    private static final int LIFE_SECONDS = 15 * 60;
    /** Up to so much more or less: those who signed in together must not all come back together. */
    private static final int JITTER_SECONDS = 60;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SigningKeys keys;
    private final BoundedWorkers.Pool workers;
    private final Clock clock;
    private @Nullable Signer last;

    private record Signer(SigningKey key, TokenSigner signer) {}

    public JwtAccessTokens(SigningKeys keys, BoundedWorkers.Pool workers, Clock clock) {
        this.keys = keys;
        this.workers = workers;
        this.clock = clock;
    }

    @Override
    public Future<AccessToken> issue(User user, Session session) {
        Instant now = clock.instant();
        long life = LIFE_SECONDS - JITTER_SECONDS + RANDOM.nextInt(2 * JITTER_SECONDS + 1);
        JsonObject claims = claims(user, session, now.getEpochSecond(), life);
        return keys.ring().compose(ring -> {
            TokenSigner signer = signer(ring, now);
            return workers.run(() -> new AccessToken(signer.sign(claims), life));
        });
    }

    private static JsonObject claims(User user, Session session, long now, long life) {
        return new JsonObject()
                .put("iss", ISSUER)
                .put("aud", AUDIENCE)
                .put("sub", user.id().toString())
                .put("sid", session.id().toString())
                .put("amr", new JsonArray(session.proof().claims()))
                .put("auth_time", session.proof().at().getEpochSecond())
                .put("roles", new JsonArray(user.roles()))
                .put("plan", user.plan())
                .put("epoch", user.epoch())
                .put("nbf", now)
                .put("iat", now)
                .put("exp", now + life)
                .put("jti", UUID.randomUUID().toString());
    }

    private TokenSigner signer(KeyRing ring, Instant now) {
        SigningKey key = ring.current(now).orElseThrow(() -> new IllegalStateException("no signing key is usable"));
        Signer known = last;
        if (known == null || !known.key.id().equals(key.id())) {
            known = new Signer(key, new TokenSigner(RsaJwk.whole(key), TYPE));
            last = known;
        }
        return known.signer;
    }
}
