package io.tradesense.kit.identity;

import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.impl.jose.JWK;
import io.vertx.ext.auth.impl.jose.JWS;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * A strict reader of signed tokens around vertx-auth-jwt, which by itself accepts a {@code crit} it does not know, a
 * token without expiry and, as long as it has no key, tokens that nobody signed. Here the header must name one algorithm,
 * one type and a known key and nothing that brings a key along; {@code exp}, {@code iss} and {@code aud} must be there.
 */
public final class TokenVerifier {
    private static final int LONGEST_TOKEN = 8_192;
    private static final Set<String> KEYS_BROUGHT_ALONG = Set.of("crit", "jwk", "jku", "x5u", "x5c");
    private static final long CLOCK_SKEW_SECONDS = 5;

    private final JWTAuth signatures;
    private final Expected expected;
    private final Set<String> keyIds;
    private final Clock clock;

    /** What every token must say. */
    public record Expected(String algorithm, String type, String issuer, String audience) {}

    /** @param keys as JSON Web Keys, each with a {@code kid} and an {@code alg}; not empty */
    public TokenVerifier(Vertx vertx, List<JsonObject> keys, Expected expected, Clock clock) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("a verifier without a key would believe unsigned tokens");
        }
        keys.forEach(TokenVerifier::requireUsable);
        // Times are judged here, by the given clock; vertx-auth would judge them by the system's.
        this.signatures = JWTAuth.create(
                vertx, new JWTAuthOptions().setJwks(keys).setJWTOptions(new JWTOptions().setIgnoreExpiration(true)));
        this.expected = expected;
        this.keyIds = Set.copyOf(keys.stream().map(key -> key.getString("kid")).toList());
        this.clock = clock;
    }

    /** The token's claims; fails with an UNAUTHENTICATED {@link Fault} that does not say which check refused it. */
    public Future<JsonObject> verify(String token) {
        if (!hasExpectedHeader(token)) {
            return Future.failedFuture(refusal());
        }
        // Inside of the chain: vertx-auth throws, rather than fails, at an exp that is no number.
        return Future.succeededFuture(new TokenCredentials(token))
                .compose(signatures::authenticate)
                .map(user -> user.attributes().getJsonObject("accessToken"))
                .compose(claims -> areValid(claims) ? Future.succeededFuture(claims) : Future.failedFuture(refusal()))
                .recover(failure -> Future.failedFuture(refusal()));
    }

    /** The {@code kid} a token claims, unverified, or an empty string: for finding a key that is not known yet. */
    public static String claimedKeyId(String token) {
        try {
            return header(token).getValue("kid") instanceof String keyId ? keyId : "";
        } catch (RuntimeException malformed) {
            return "";
        }
    }

    public boolean knows(String keyId) {
        return keyIds.contains(keyId);
    }

    /** vertx-auth only logs a key it cannot use, and believes what nobody signed once it has none. */
    private static void requireUsable(JsonObject key) {
        if (key.getString("kid") == null || key.getString("alg") == null) {
            throw new IllegalArgumentException("a key needs a kid and an alg");
        }
        try {
            new JWS(new JWK(key));
        } catch (RuntimeException unusable) {
            throw new IllegalArgumentException("the key " + key.getString("kid") + " cannot be used", unusable);
        }
    }

    private boolean hasExpectedHeader(String token) {
        try {
            JsonObject header = header(token);
            return expected.algorithm.equals(header.getValue("alg"))
                    && expected.type.equals(header.getValue("typ"))
                    && header.getValue("kid") instanceof String keyId
                    && keyIds.contains(keyId)
                    && header.fieldNames().stream().noneMatch(KEYS_BROUGHT_ALONG::contains);
        } catch (RuntimeException malformed) {
            return false;
        }
    }

    private boolean areValid(JsonObject claims) {
        long now = clock.instant().getEpochSecond();
        return claims.getValue("exp") instanceof Number expiry
                && expiry.longValue() > now
                && claims.getValue("nbf") instanceof Number start
                && start.longValue() <= now + CLOCK_SKEW_SECONDS
                && expected.issuer.equals(claims.getValue("iss"))
                && expected.audience.equals(claims.getValue("aud"));
    }

    private static JsonObject header(String token) {
        int end = token.indexOf('.');
        if (end < 0 || token.length() > LONGEST_TOKEN) {
            throw new IllegalArgumentException("not a token");
        }
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(token.substring(0, end))));
    }

    private static Fault refusal() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "the token is not valid").typed("invalid-token");
    }
}
