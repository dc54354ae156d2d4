package io.tradesense.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The short-lived tokens services call each other with. One is made for a pair of caller and audience and used for half
 * its life; a verified one is remembered to its expiry, so neither side pays a signature a request.
 */
public final class InternalTokens {
    public static final String HEADER = "x-internal-token";
    /** Beside a 401: it is the calling service that is not known here, and not the user it speaks for. */
    public static final String REFUSAL_HEADER = "x-internal-refusal";

    private static final String TYPE = "internal+jwt";
    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final int REMEMBERED = 10_000;

    private final Vertx vertx;
    private final InternalKeys keys;
    private final Clock clock;
    private final Map<String, TokenSigner> signers = new ConcurrentHashMap<>();
    private final Map<String, Map<String, TokenVerifier>> verifiers = new ConcurrentHashMap<>();
    private final Cache<Addressed, String> made;
    private final Cache<String, Verified> verified;

    private record Addressed(Caller caller, String audience) {}

    private record Verified(Caller caller, String audience, Instant expiry) {}

    public InternalTokens(Vertx vertx, InternalKeys keys, Clock clock) {
        this.vertx = vertx;
        this.keys = keys;
        this.clock = clock;
        this.made = remembering(LIFE.dividedBy(2));
        this.verified = remembering(LIFE);
    }

    private <K, V> Cache<K, V> remembering(Duration time) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(time)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** A token that lets {@code caller} speak to {@code audience}. */
    public String token(Caller caller, String audience) {
        return made.get(new Addressed(caller, audience), this::make);
    }

    /** The caller a token names; fails with an UNAUTHENTICATED {@link Fault} where the token is missing or not for us. */
    public Future<Caller> verify(@Nullable String token, String audience) {
        if (token == null) {
            return Future.failedFuture(refusal());
        }
        var known = verified.getIfPresent(token);
        if (known != null) {
            boolean stillGood = known.audience.equals(audience) && known.expiry.isAfter(clock.instant());
            return stillGood ? Future.succeededFuture(known.caller) : Future.failedFuture(refusal());
        }
        return verifier(TokenVerifier.claimedKeyId(token), audience)
                .map(verifier -> verifier.verify(token)
                        .map(claims -> remember(token, audience, claims))
                        .recover(unusable -> Future.failedFuture(refusal())))
                .orElseGet(() -> Future.failedFuture(refusal()));
    }

    private String make(Addressed to) {
        long now = clock.instant().getEpochSecond();
        var claims = new JsonObject()
                .put("iss", to.caller.service())
                .put("aud", to.audience)
                .put("iat", now)
                // Good from before it was made: whoever reads it may have a clock that is behind.
                .put("nbf", now - LIFE.toSeconds())
                .put("exp", now + LIFE.toSeconds());
        if (to.caller.userId() != null) {
            claims.put("sub", to.caller.userId().toString());
            claims.put("sid", to.caller.sessionId());
            claims.put(
                    "roles", new JsonArray(to.caller.roles().stream().sorted().toList()));
        }
        return signers.computeIfAbsent(
                        to.caller.service() + ">" + to.audience,
                        pair -> new TokenSigner(keys.between(to.caller.service(), to.audience), TYPE))
                .sign(claims);
    }

    private Optional<TokenVerifier> verifier(String caller, String audience) {
        return Optional.ofNullable(
                verifiers.computeIfAbsent(audience, this::verifiersOf).get(caller));
    }

    private Map<String, TokenVerifier> verifiersOf(String audience) {
        return keys.towards(audience).stream()
                .collect(Collectors.toUnmodifiableMap(key -> key.getString("kid"), key -> {
                    var expected = new TokenVerifier.Expected("HS256", TYPE, key.getString("kid"), audience);
                    return new TokenVerifier(vertx, List.of(key), expected, clock);
                }));
    }

    private Caller remember(String token, String audience, JsonObject claims) {
        String subject = claims.getString("sub");
        Set<String> roles = claims.getJsonArray("roles", new JsonArray()).stream()
                .map(String.class::cast)
                .collect(Collectors.toUnmodifiableSet());
        var caller = new Caller(
                claims.getString("iss"),
                subject == null ? null : UUID.fromString(subject),
                roles,
                claims.getString("sid"));
        verified.put(token, new Verified(caller, audience, Instant.ofEpochSecond(claims.getLong("exp"))));
        return caller;
    }

    private static Fault refusal() {
        return Fault.of(Fault.Kind.UNAUTHENTICATED, "this address answers other services of TradeSense only");
    }
}
