package io.tradesense.gateway;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.tradesense.contracts.SessionRevoked;
import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedPosition;
import io.tradesense.kit.identity.ApiKey;
import io.tradesense.kit.identity.TokenSigner;
import io.tradesense.kit.launch.Platform;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.impl.jose.JWK;
import io.vertx.ext.auth.impl.jose.JWS;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What the gateway needs of auth: its public keys, its feed, and tokens signed with its key. */
final class FakeAuth {
    static final JsonObject KEY = rsaKey("one");
    private final List<JsonObject> published = new CopyOnWriteArrayList<>(List.of(publicPart(KEY)));
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Map<String, JsonObject> keys = new ConcurrentHashMap<>();
    private final FakeService service;

    private FakeAuth(Platform platform) {
        this.service = FakeService.start(platform, "auth", this::answer);
    }

    @CanIgnoreReturnValue
    static FakeAuth start(Platform platform) {
        return new FakeAuth(platform);
    }

    FakeService service() {
        return service;
    }

    void publish(JsonObject key) {
        published.add(publicPart(key));
    }

    /** How often the keys were asked for. */
    long keyReadings() {
        return seen("jwks.json");
    }

    /** Writes into the feed that a session, or with null all of a user's, ended at that time. */
    @CanIgnoreReturnValue
    Event revoke(UUID userId, @Nullable UUID sessionId, Instant at) {
        return revoke(userId, sessionId, at, 0);
    }

    /** @param epoch of the user from now on */
    @CanIgnoreReturnValue
    Event revoke(UUID userId, @Nullable UUID sessionId, Instant at, long epoch) {
        return tell(SessionRevoked.TYPE, userId, at, new SessionRevoked(userId, sessionId, epoch).toJson());
    }

    /** Writes something into the feed. */
    @CanIgnoreReturnValue
    Event tell(String type, UUID subject, Instant at, JsonObject data) {
        var event = new Event(
                UUID.randomUUID(),
                type,
                "auth",
                subject.toString(),
                at,
                "",
                new FeedPosition(1, events.size() + 1),
                data);
        events.add(event);
        return event;
    }

    /** Makes a key good; the answer says what it may. */
    void grant(ApiKey key, JsonObject answer) {
        keys.put(key.digest(), answer);
    }

    void forget(ApiKey key) {
        keys.remove(key.digest());
    }

    /** How often a key was asked about. */
    long keyQuestions() {
        return seen("/internal/api-keys/verify");
    }

    /** Where the feed was begun to be read, by each reader that keeps no position. */
    List<String> feedStarts() {
        return service.seen().stream()
                .map(FakeService.Seen::uri)
                .filter(uri -> uri.startsWith("/internal/events") && uri.contains("since="))
                .toList();
    }

    private long seen(String address) {
        return service.seen().stream()
                .filter(seen -> seen.uri().endsWith(address))
                .count();
    }

    static JsonObject claims(UUID userId, UUID sessionId, Instant issued) {
        return new JsonObject()
                .put("iss", "tradesense")
                .put("aud", "tradesense-api")
                .put("sub", userId.toString())
                .put("sid", sessionId.toString())
                .put("roles", new JsonArray().add("user"))
                .put("iat", issued.getEpochSecond())
                .put("nbf", issued.getEpochSecond() - 60)
                .put("exp", issued.getEpochSecond() + 600);
    }

    static String token(JsonObject claims) {
        return new TokenSigner(KEY, "at+jwt").sign(claims);
    }

    /** Signed as a good one is, with a header of one's own. */
    static String token(JsonObject header, JsonObject claims) {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        String input = base64.encodeToString(header.toBuffer().getBytes()) + "."
                + base64.encodeToString(claims.toBuffer().getBytes());
        byte[] signature = new JWS(new JWK(KEY)).sign(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + base64.encodeToString(signature);
    }

    static JsonObject rsaKey(String id) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
            return new JsonObject()
                    .put("kty", "RSA")
                    .put("alg", "RS256")
                    .put("kid", id)
                    .put("n", number(key.getModulus()))
                    .put("e", number(key.getPublicExponent()))
                    .put("d", number(key.getPrivateExponent()))
                    .put("p", number(key.getPrimeP()))
                    .put("q", number(key.getPrimeQ()))
                    .put("dp", number(key.getPrimeExponentP()))
                    .put("dq", number(key.getPrimeExponentQ()))
                    .put("qi", number(key.getCrtCoefficient()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonObject publicPart(JsonObject key) {
        var part = key.copy();
        List.of("d", "p", "q", "dp", "dq", "qi").forEach(part::remove);
        return part;
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 && bytes.length > 1 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/auth/.well-known/jwks.json")) {
            request.response()
                    .end(new JsonObject()
                            .put("keys", new JsonArray(List.copyOf(published)))
                            .toBuffer());
        } else if (request.path().equals("/internal/events")) {
            request.response().end(page(request.getParam("after")).toBuffer());
        } else if (request.path().equals("/internal/api-keys/verify")) {
            request.body().onSuccess(body -> verify(request, body.toJsonObject().getString("digest")));
        } else {
            request.response().end("auth");
        }
    }

    private void verify(HttpServerRequest request, String digest) {
        var answer = keys.get(digest);
        if (answer == null) {
            request.response().setStatusCode(404).end();
        } else {
            request.response().end(answer.toBuffer());
        }
    }

    private JsonObject page(@Nullable String position) {
        var after = position == null ? FeedPosition.START : FeedPosition.parse(position);
        var items = new JsonArray();
        var next = after;
        for (Event event : events) {
            if (event.position().compareTo(after) > 0) {
                items.add(event.toJson());
                next = event.position();
            }
        }
        return new JsonObject().put("items", items).put("next", next.toString());
    }
}
