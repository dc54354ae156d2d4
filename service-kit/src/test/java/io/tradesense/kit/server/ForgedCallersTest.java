package io.tradesense.kit.server;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.http.Reply;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.testing.Asvs;
import io.tradesense.kit.testing.KitService;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.impl.jose.JWK;
import io.vertx.ext.auth.impl.jose.JWS;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reaches a service's port without the gateway, with every token they could think of. */
class ForgedCallersTest {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final AtomicInteger WORKED = new AtomicInteger();
    private static TestService service;
    private static WebClient http;

    @BeforeAll
    static void start() {
        service = TestService.start(Map.of(), new KitService().on("getItem", request -> {
                    WORKED.incrementAndGet();
                    return Future.succeededFuture(Reply.ok(new JsonObject()));
                }));
        http = WebClient.create(service.running().platform().vertx());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static HttpResponse<Buffer> ask(String token) {
        var to = service.instance("test");
        return await(http.get(to.port(), to.host(), "/items/" + UUID.randomUUID())
                .putHeader(InternalTokens.HEADER, token)
                .send());
    }

    private static void refuses(String token) {
        int before = WORKED.get();
        var answer = ask(token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.getHeader(InternalTokens.REFUSAL_HEADER)).isEqualTo("caller");
        assertThat(answer.bodyAsString()).doesNotContain(token);
        assertThat(WORKED).hasValue(before);
    }

    private static String genuine() {
        return service.running().platform().tokens().token(Caller.service("gateway"), "test");
    }

    private static JsonObject part(String token, int index) {
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index])));
    }

    private static String unsigned(JsonObject header, JsonObject claims) {
        return BASE64.encodeToString(header.toBuffer().getBytes()) + "."
                + BASE64.encodeToString(claims.toBuffer().getBytes()) + ".";
    }

    /** Signed with a key that a test's installation gives the gateway for this service. */
    private static String signed(JsonObject header, JsonObject claims) {
        String key = TestService.settings(Map.of())
                .secret("INTERNAL_KEY_GATEWAY_TEST")
                .reveal();
        return signed(header, claims, Base64.getDecoder().decode(key));
    }

    private static String signed(JsonObject header, JsonObject claims, byte[] key) {
        var jwk = new JsonObject().put("kty", "oct").put("alg", "HS256").put("k", BASE64.encodeToString(key));
        String input = unsigned(header, claims);
        input = input.substring(0, input.length() - 1);
        return input + "."
                + BASE64.encodeToString(new JWS(new JWK(jwk)).sign(input.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void the_same_hand_writes_a_token_that_is_taken() {
        assertThat(ask(genuine()).statusCode()).isEqualTo(200);
        assertThat(ask(signed(part(genuine(), 0), part(genuine(), 1))).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Asvs("7.2.1")
    void a_tampered_or_unsigned_one_is_refused() {
        String token = genuine();
        var claims = part(token, 1).put("sub", UUID.randomUUID().toString());
        String signature = token.substring(token.lastIndexOf('.') + 1);
        refuses(unsigned(part(token, 0), claims) + signature);
        refuses(unsigned(part(token, 0), claims));
        refuses(unsigned(part(token, 0).put("alg", "none"), claims));
        refuses(token.substring(0, token.lastIndexOf('.')));
        refuses("Bearer " + token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"HS384\"}",
                "{\"alg\":null}",
                "{\"typ\":\"at+jwt\"}",
                "{\"typ\":\"JWT\"}",
                "{\"typ\":null}",
                "{\"kid\":\"trading\"}",
                "{\"kid\":\"nobody\"}",
                "{\"kid\":\"../../dev/null\"}",
                "{\"kid\":\"gateway' OR 1=1 --\"}",
                "{\"kid\":null}",
                "{\"crit\":[\"exp\"]}",
                "{\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
                "{\"jku\":\"https://evil.example/keys\"}",
                "{\"x5u\":\"https://evil.example/cert\"}"
            })
    @Asvs({"9.1.2", "9.1.3", "9.2.2"})
    void a_header_that_services_do_not_write_is_refused_under_a_good_signature(String change) {
        refuses(signed(part(genuine(), 0).mergeIn(new JsonObject(change)), part(genuine(), 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"aud\":\"trading\"}",
                "{\"aud\":null}",
                "{\"iss\":\"trading\"}",
                "{\"iss\":null}",
                "{\"exp\":1}",
                "{\"exp\":null}",
                "{\"nbf\":99999999999}",
                "{\"nbf\":null}"
            })
    @Asvs({"9.2.1", "9.2.3"})
    void a_claim_that_is_missing_or_wrong_is_refused_under_a_good_signature(String change) {
        refuses(signed(part(genuine(), 0), part(genuine(), 1).mergeIn(new JsonObject(change))));
    }

    @Test
    @Asvs({"7.2.1", "9.2.4"})
    void a_users_own_access_token_is_no_pass_between_services() throws GeneralSecurityException {
        var keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2_048);
        var pair = keys.generateKeyPair();
        var header = new JsonObject().put("alg", "RS256").put("typ", "at+jwt").put("kid", "gateway");
        long now = Instant.now().getEpochSecond();
        var claims = new JsonObject()
                .put("iss", "tradesense")
                .put("aud", "tradesense-api")
                .put("sub", UUID.randomUUID().toString())
                .put("nbf", now)
                .put("exp", now + 600);
        var input = unsigned(header, claims);
        refuses(input + BASE64.encodeToString(sign(pair.getPrivate(), input.substring(0, input.length() - 1))));
        // The public key as a shared secret.
        refuses(signed(header.put("alg", "HS256"), claims, pair.getPublic().getEncoded()));
        refuses(signed(part(genuine(), 0), part(genuine(), 1), pair.getPublic().getEncoded()));
    }

    private static byte[] sign(PrivateKey key, String text) throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return signature.sign();
    }
}
