package io.tradesense.kit.identity;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.failureOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import io.tradesense.kit.testing.Asvs;
import io.tradesense.kit.testing.TestClock;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.impl.jose.JWK;
import io.vertx.ext.auth.impl.jose.JWS;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenVerifierTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    // Far from the machine's own time: only the given clock may count.
    private static final Instant NOW = Instant.parse("2031-05-05T12:00:00Z");
    private static final JsonObject PRIVATE_KEY = newKey();
    private static final JsonObject PUBLIC_KEY = publicPart(PRIVATE_KEY);

    private final TestClock clock = new TestClock(NOW);
    private final TokenVerifier verifier = new TokenVerifier(
            VERTX, List.of(PUBLIC_KEY), new TokenVerifier.Expected("RS256", "at+jwt", "auth", "tradesense"), clock);
    private final TokenSigner signer = new TokenSigner(PRIVATE_KEY, "at+jwt");

    private static JsonObject newKey() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            var pair = generator.generateKeyPair();
            var open = (RSAPublicKey) pair.getPublic();
            var secret = (RSAPrivateCrtKey) pair.getPrivate();
            return new JsonObject()
                    .put("kty", "RSA")
                    .put("alg", "RS256")
                    .put("kid", "one")
                    .put("n", number(open.getModulus()))
                    .put("e", number(open.getPublicExponent()))
                    .put("d", number(secret.getPrivateExponent()))
                    .put("p", number(secret.getPrimeP()))
                    .put("q", number(secret.getPrimeQ()))
                    .put("dp", number(secret.getPrimeExponentP()))
                    .put("dq", number(secret.getPrimeExponentQ()))
                    .put("qi", number(secret.getCrtCoefficient()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has RSA", impossible);
        }
    }

    private static JsonObject publicPart(JsonObject key) {
        var open = new JsonObject();
        List.of("kty", "alg", "kid", "n", "e").forEach(name -> open.put(name, key.getString(name)));
        return open;
    }

    @AfterAll
    static void close() {
        await(VERTX.close());
    }

    private static String number(BigInteger value) {
        byte[] bytes = value.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static JsonObject claims() {
        return new JsonObject()
                .put("iss", "auth")
                .put("aud", "tradesense")
                .put("sub", "user")
                .put("iat", NOW.getEpochSecond())
                .put("nbf", NOW.getEpochSecond())
                .put("exp", NOW.getEpochSecond() + 60);
    }

    private static String encoded(JsonObject json) {
        return BASE64.encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    private void refuses(String token) {
        assertThat(failureOf(verifier.verify(token))).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.UNAUTHENTICATED);
            assertThat(fault.detail()).isEqualTo("the token is not valid");
            assertThat(fault.getStackTrace()).isEmpty();
        });
    }

    @Test
    void a_signed_token_is_read_back() {
        assertThat(await(verifier.verify(signer.sign(claims()))).getString("sub"))
                .isEqualTo("user");
        assertThat(verifier.knows("one")).isTrue();
        assertThat(TokenVerifier.claimedKeyId(signer.sign(claims()))).isEqualTo("one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"one\"}",
                "{\"alg\":\"None\",\"typ\":\"at+jwt\",\"kid\":\"one\"}",
                "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"one\"}",
                "{\"alg\":[\"RS256\"],\"typ\":\"at+jwt\",\"kid\":\"one\"}",
                "{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"one\"}",
                "{\"alg\":\"RS256\",\"kid\":\"one\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"two\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"../../etc/passwd\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"' OR '1'='1\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":1}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"one\",\"crit\":[\"exp\"]}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"one\",\"jwk\":{}}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"one\",\"jku\":\"http://a/\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"one\",\"x5u\":\"http://a/\"}",
                "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"one\",\"x5c\":[]}",
                "[]",
                "null"
            })
    @Asvs("9.1.3")
    void a_header_that_is_not_exactly_ours_is_refused_under_a_good_signature(String header) {
        String input = BASE64.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "." + encoded(claims());
        String signature =
                BASE64.encodeToString(new JWS(new JWK(PRIVATE_KEY)).sign(input.getBytes(StandardCharsets.US_ASCII)));
        refuses(input + "." + signature);
    }

    @Test
    @Asvs("9.1.2")
    void the_public_key_is_no_shared_secret() {
        var confused = new JsonObject()
                .put("kty", "oct")
                .put("alg", "HS256")
                .put("kid", "one")
                .put("k", PUBLIC_KEY.getString("n"));
        refuses(new TokenSigner(confused, "at+jwt").sign(claims()));
    }

    @Test
    void a_token_nobody_signed_is_refused() {
        String[] parts = signer.sign(claims()).split("\\.");
        refuses(parts[0] + "." + parts[1]);
        refuses(parts[0] + "." + parts[1] + ".");
        refuses(parts[0] + "." + parts[1] + ". ");
        refuses(parts[0] + "." + parts[1] + ".AAAA");
        refuses(parts[0] + "." + encoded(claims().put("sub", "admin")) + "." + parts[2]);
        refuses(parts[0] + "." + parts[1] + "." + parts[2] + ".x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"iss\":\"other\"}",
                "{\"iss\":null}",
                "{\"aud\":\"other\"}",
                "{\"aud\":null}",
                "{\"aud\":[\"tradesense\"]}",
                "{\"exp\":null}",
                "{\"exp\":\"4102444800\"}",
                "{\"exp\":0}",
                "{\"exp\":-1}",
                "{\"nbf\":null}",
                "{\"nbf\":4102444800}",
                "{\"nbf\":\"0\"}"
            })
    @Asvs("9.2.3")
    void wrong_claims_are_refused_under_a_good_signature(String change) {
        refuses(signer.sign(claims().mergeIn(new JsonObject(change))));
    }

    @Test
    void a_token_without_expiry_is_refused() {
        var endless = claims();
        endless.remove("exp");
        refuses(signer.sign(endless));
    }

    @Test
    void a_token_without_a_start_is_refused() {
        var timeless = claims();
        timeless.remove("nbf");
        refuses(signer.sign(timeless));
    }

    @Test
    @Asvs("9.2.1")
    void a_token_ends_at_its_second() {
        String token = signer.sign(claims());
        clock.advance(Duration.ofSeconds(59));
        assertThat(await(verifier.verify(token))).isNotNull();
        clock.advance(Duration.ofSeconds(1));
        refuses(token);
    }

    @Test
    void a_start_a_few_seconds_ahead_is_clock_skew() {
        assertThat(await(verifier.verify(signer.sign(claims().put("nbf", NOW.getEpochSecond() + 5)))))
                .isNotNull();
        refuses(signer.sign(claims().put("nbf", NOW.getEpochSecond() + 6)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "garbage", "a.b.c", "%%%.%%%.%%%", "e30.e30.e30", "🦊.🦊.🦊"})
    void garbage_is_refused(String token) {
        refuses(token);
        assertThat(TokenVerifier.claimedKeyId(token)).isEmpty();
    }

    @Test
    void a_token_of_ten_kilobytes_is_not_even_read() {
        refuses(signer.sign(claims().put("more", new JsonArray().add("x".repeat(10_000)))));
        refuses("[".repeat(6_000) + "." + "a".repeat(2_000) + ".a");
        refuses(BASE64.encodeToString("[".repeat(6_000).getBytes(StandardCharsets.UTF_8)) + ".e30.e30");
    }

    @Test
    void a_verifier_without_a_usable_key_is_not_made() {
        var expected = new TokenVerifier.Expected("RS256", "at+jwt", "auth", "tradesense");
        assertThatThrownBy(() -> new TokenVerifier(VERTX, List.of(), expected, clock))
                .isInstanceOf(IllegalArgumentException.class);
        for (JsonObject bad : List.of(
                new JsonObject().put("kty", "odd").put("alg", "RS256").put("kid", "one"),
                PUBLIC_KEY.copy().put("n", "%"),
                new JsonObject())) {
            assertThatThrownBy(() -> new TokenVerifier(VERTX, List.of(bad), expected, clock))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
