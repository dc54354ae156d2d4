package io.tradesense.auth;

import static io.tradesense.auth.TestAuth.await;
import static io.tradesense.auth.TestAuth.claims;
import static io.tradesense.auth.TestAuth.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.auth.TestAuth.Person;
import io.tradesense.kit.Fault;
import io.tradesense.kit.identity.TokenSigner;
import io.tradesense.kit.identity.TokenVerifier;
import io.tradesense.kit.identity.TokenVerifier.Expected;
import io.tradesense.kit.testing.Asvs;
import io.tradesense.kit.testing.TestPostgres;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Access tokens as the gateway checks them. */
class AccessTokensTest {
    private static final Expected EXPECTED = new Expected("RS256", "at+jwt", "tradesense", "tradesense-api");
    private static TestAuth auth;
    private static Person person;

    @BeforeAll
    static void start() {
        auth = TestAuth.start();
        person = auth.register();
    }

    @AfterAll
    static void stop() {
        auth.close();
    }

    @Test
    void a_token_says_who_where_and_for_how_long_and_nothing_private() {
        JsonObject claims = await(verifier(EXPECTED, auth.clock).verify(person.accessToken()));
        assertThat(claims.fieldNames())
                .containsExactlyInAnyOrder(
                        "iss",
                        "aud",
                        "sub",
                        "sid",
                        "roles",
                        "plan",
                        "epoch",
                        "amr",
                        "auth_time",
                        "nbf",
                        "iat",
                        "exp",
                        "jti");
        assertThat(claims.getString("sub")).isEqualTo(person.id().toString());
        assertThat(claims.getJsonArray("roles")).containsExactly("user");
        assertThat(claims.getString("plan")).isEqualTo("free");
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isBetween(840L, 960L);
        assertThat(header(person.accessToken()).fieldNames()).containsExactlyInAnyOrder("alg", "typ", "kid");
    }

    @Test
    void the_key_set_holds_public_parts_and_may_be_cached() {
        var answer = auth.anonymous().get("/auth/.well-known/jwks.json");
        assertThat(answer.getHeader("cache-control")).isEqualTo("public, max-age=300");
        assertThat(answer.bodyAsJsonObject().getJsonArray("keys"))
                .allSatisfy(key -> assertThat(((JsonObject) key).fieldNames())
                        .containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e"));
    }

    @Test
    void private_keys_are_sealed_in_the_database() {
        for (var row : auth.rows("SELECT private_key FROM signing_keys")) {
            String stored = new String(row.getBuffer(0).getBytes(), StandardCharsets.ISO_8859_1);
            assertThat(stored.substring(0, 2)).isNotEqualTo("0\u0082");
            assertThat(stored.length()).isGreaterThan(1_100);
        }
    }

    @Test
    @Asvs({"9.1.1", "9.1.2", "9.1.3"})
    void tokens_that_were_tampered_with_are_refused() {
        for (String token : tampered().toList()) {
            assertRefused(token);
        }
        assertThat(await(verifier(EXPECTED, auth.clock).verify(person.accessToken())))
                .isNotNull();
    }

    @Test
    @Asvs({"9.2.1", "9.2.2", "9.2.3", "9.2.4"})
    void tokens_of_another_type_issuer_audience_or_time_are_refused() {
        for (var other : List.of(
                new Expected("RS256", "internal+jwt", "tradesense", "tradesense-api"),
                new Expected("RS256", "at+jwt", "somebody", "tradesense-api"),
                new Expected("RS256", "at+jwt", "tradesense", "other-api"))) {
            assertThatThrownBy(() -> await(verifier(other, auth.clock).verify(person.accessToken())))
                    .isInstanceOf(Fault.class);
        }
        var later = Clock.offset(auth.clock, Duration.ofMinutes(17));
        assertThatThrownBy(() -> await(verifier(EXPECTED, later).verify(person.accessToken())))
                .isInstanceOf(Fault.class);
    }

    @Test
    void instances_that_start_at_once_agree_on_one_key() {
        try (var first = TestAuth.on(TestPostgres.newDatabase(), auth.clock, Map.of("AUTH_INSTANCES", "4"));
                var second = TestAuth.on(first.database, auth.clock, Map.of())) {
            assertThat(first.rows("SELECT id FROM signing_keys")).hasSize(1);
            assertThat(Stream.of(first.register(), first.register(), second.register())
                            .map(each -> header(each.accessToken()).getString("kid"))
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void a_key_is_published_before_it_signs_and_until_its_last_token_is_dead() {
        try (var turning = TestAuth.start()) {
            String first = keyOf(turning.register());
            turning.clock.pass(Duration.ofDays(30));
            assertThat(keyOf(turning.register())).isEqualTo(first);
            assertThat(published(turning)).hasSize(2).contains(first);
            turning.clock.pass(Duration.ofHours(1));
            String second = keyOf(turning.register());
            assertThat(second).isNotEqualTo(first);
            turning.clock.pass(Duration.ofMinutes(17));
            assertThat(published(turning)).containsExactlyInAnyOrder(first, second);
            turning.clock.pass(Duration.ofMinutes(14));
            assertThat(published(turning)).containsExactly(second);
            assertThat(turning.rows("SELECT id FROM signing_keys")).hasSize(1);
        }
    }

    @Test
    void another_master_key_does_not_start_on_these_keys() {
        String other = Base64.getEncoder()
                .encodeToString("another-master-key-of-32-bytes!!".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> TestAuth.on(auth.database, auth.clock, Map.of("AUTH_KEY_ENCRYPTION_KEY", other)))
                .hasMessageContaining("AUTH_KEY_ENCRYPTION_KEY");
    }

    private static Stream<String> tampered() {
        String[] parts = person.accessToken().split("\\.");
        JsonObject header = header(person.accessToken());
        JsonObject claims = claims(person.accessToken());
        JsonObject key = jwks().getJsonObject(0);
        String body = parts[1] + "." + parts[2];
        String admin = base64(claims.copy().put("roles", new JsonArray().add("admin")));
        String foreign = foreignKey(key.getString("kid"), claims);
        return Stream.of(
                "",
                "a.b.c",
                parts[0] + "." + parts[1],
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + admin + "." + parts[2],
                base64(header.copy().put("alg", "none")) + "." + parts[1] + ".",
                base64(header.copy().put("alg", "nOnE")) + "." + admin + ".",
                signedWithPublicKey(header.copy().put("alg", "HS256"), parts[1], key),
                base64(header.copy().put("kid", "unknown")) + "." + body,
                base64(header.copy().put("typ", "JWT")) + "." + body,
                base64(header.copy().put("crit", new JsonArray().add("exp"))) + "." + body,
                base64(header.copy().put("jwk", key)) + "." + body,
                base64(header.copy().put("jku", "https://evil.example/jwks.json")) + "." + body,
                foreign);
    }

    /** The classic confusion: the public key as the secret of an HMAC. */
    private static String signedWithPublicKey(JsonObject header, String claims, JsonObject key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key.getString("n")), "HmacSHA256"));
            String input = base64(header) + "." + claims;
            byte[] signature = mac.doFinal(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signed well, under the right name, with a key that is not ours. */
    private static String foreignKey(String keyId, JsonObject claims) {
        var secret = new JsonObject()
                .put("kty", "oct")
                .put("alg", "HS256")
                .put("kid", keyId)
                .put("k", Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]));
        return new TokenSigner(secret, "at+jwt")
                .sign(claims.copy().put("jti", UUID.randomUUID().toString()));
    }

    private static void assertRefused(String token) {
        assertThatThrownBy(() -> await(verifier(EXPECTED, auth.clock).verify(token)))
                .as(token)
                .isInstanceOf(Fault.class)
                .hasMessage("the token is not valid");
    }

    private static TokenVerifier verifier(Expected expected, Clock clock) {
        List<JsonObject> keys = jwks().stream().map(JsonObject.class::cast).toList();
        return new TokenVerifier(auth.service.running().platform().vertx(), keys, expected, clock);
    }

    private static JsonArray jwks() {
        return auth.anonymous()
                .get("/auth/.well-known/jwks.json")
                .bodyAsJsonObject()
                .getJsonArray("keys");
    }

    private static List<String> published(TestAuth of) {
        return of.anonymous().get("/auth/.well-known/jwks.json").bodyAsJsonObject().getJsonArray("keys").stream()
                .map(key -> ((JsonObject) key).getString("kid"))
                .toList();
    }

    private static String keyOf(Person signedIn) {
        return header(signedIn.accessToken()).getString("kid");
    }

    private static String base64(JsonObject json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }
}
