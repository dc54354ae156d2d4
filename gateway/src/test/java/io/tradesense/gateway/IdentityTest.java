package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.tradesense.contracts.UserDeleted;
import io.tradesense.contracts.UserDisabled;
import io.tradesense.kit.identity.TokenSigner;
import io.tradesense.kit.testing.Asvs;
import io.tradesense.kit.testing.CapturedLog;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static final Instant NOW = Instant.now();
    private static TestGateway gateway;
    private static FakeAuth auth;
    private final UUID user = UUID.randomUUID();

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        auth = FakeAuth.start(gateway.platform());
        FakeService.start(
                gateway.platform(), "trading", request -> request.response().end("ok"));
        gateway.until(() -> status(FakeAuth.token(claims(UUID.randomUUID()))) == 200);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static JsonObject claims(UUID user) {
        return FakeAuth.claims(user, UUID.randomUUID(), NOW);
    }

    private static JsonObject header() {
        return new JsonObject().put("alg", "RS256").put("typ", "at+jwt").put("kid", "one");
    }

    private static int status(String token) {
        return gateway.get("/api/trades", token).statusCode();
    }

    private JsonObject ofEpoch(long epoch) {
        return claims(user).put("epoch", epoch);
    }

    @Test
    void the_header_alone_decides_nothing_it_should_not() {
        assertThat(status(FakeAuth.token(header(), claims(user)))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS256\"}",
                "{\"alg\":\"PS256\"}",
                "{\"alg\":\"rs256\"}",
                "{\"alg\":null}",
                "{\"typ\":\"JWT\"}",
                "{\"typ\":null}",
                "{\"kid\":null}",
                "{\"kid\":\"\"}",
                "{\"kid\":\"../../dev/null\"}",
                "{\"kid\":\"one' OR 1=1\"}",
                "{\"kid\":[\"one\"]}",
                "{\"crit\":[\"exp\"]}",
                "{\"jwk\":{}}",
                "{\"jku\":\"https://evil.example/keys\"}",
                "{\"x5u\":\"https://evil.example/cert\"}",
                "{\"x5c\":[]}"
            })
    @Asvs({"9.1.2", "9.1.3", "9.2.2"})
    void a_header_that_is_not_as_auth_writes_it_is_refused(String change) {
        var header = header().mergeIn(new JsonObject(change));
        assertThat(status(FakeAuth.token(header, claims(user)))).isEqualTo(401);
    }

    @Test
    @Asvs({"9.1.1", "9.1.2"})
    void nobody_signs_with_what_is_public() {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var secret = base64.encodeToString(FakeAuth.KEY.getString("n").getBytes(StandardCharsets.US_ASCII));
        var confused = new JsonObject()
                .put("kty", "oct")
                .put("alg", "HS256")
                .put("kid", "one")
                .put("k", secret);
        assertThat(status(new TokenSigner(confused, "at+jwt").sign(claims(user))))
                .isEqualTo(401);
        var unsigned = FakeAuth.token(header().put("alg", "none"), claims(user));
        assertThat(status(unsigned.substring(0, unsigned.lastIndexOf('.') + 1))).isEqualTo(401);
        assertThat(status(unsigned.substring(0, unsigned.lastIndexOf('.')))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":null}",
                "{\"exp\":\"never\"}",
                "{\"exp\":1}",
                "{\"nbf\":null}",
                "{\"nbf\":99999999999}",
                "{\"nbf\":\"soon\"}",
                "{\"iss\":null}",
                "{\"iss\":\"another\"}",
                "{\"aud\":null}",
                "{\"aud\":\"another\"}",
                "{\"aud\":[\"another\"]}",
                "{\"sub\":null}",
                "{\"sub\":\"me\"}"
            })
    @Asvs({"9.2.1", "9.2.3"})
    void a_claim_that_is_missing_or_wrong_is_refused(String change) {
        assertThat(status(FakeAuth.token(claims(user).mergeIn(new JsonObject(change)))))
                .isEqualTo(401);
    }

    @Test
    void an_epoch_that_has_ended_ends_its_tokens_whenever_they_were_issued() {
        assertThat(status(FakeAuth.token(ofEpoch(1)))).isEqualTo(200);
        TestGateway.await(gateway.platform().events().publish(auth.revoke(user, null, NOW.minusSeconds(60), 2)));
        gateway.until(() -> status(FakeAuth.token(ofEpoch(1))) == 401);
        assertThat(status(FakeAuth.token(ofEpoch(2)))).isEqualTo(200);
    }

    @Test
    void who_is_disabled_or_deleted_is_refused_even_where_only_the_feed_tells() {
        var token = FakeAuth.token(ofEpoch(1));
        assertThat(status(token)).isEqualTo(200);
        auth.tell(UserDisabled.TYPE, user, NOW, new UserDisabled(user, 2).toJson());
        gateway.until(() -> status(token) == 401);
        var gone = UUID.randomUUID();
        var other = FakeAuth.token(claims(gone).put("epoch", 7));
        assertThat(status(other)).isEqualTo(200);
        TestGateway.await(gateway.platform()
                .events()
                .publish(auth.tell(UserDeleted.TYPE, gone, NOW, new UserDeleted(gone).toJson())));
        gateway.until(() -> status(other) == 401);
    }

    @Test
    void the_feed_is_read_from_a_little_ago_and_not_from_the_beginning() {
        gateway.until(() -> !auth.feedStarts().isEmpty());
        var since = Instant.parse(auth.feedStarts().get(0).replaceAll(".*since=", ""));
        assertThat(since).isBetween(NOW.minus(Duration.ofMinutes(25)), NOW);
    }

    @Test
    void a_key_that_turns_under_load_refuses_nobody_who_is_good() {
        List<Future<HttpResponse<Buffer>>> good = new ArrayList<>();
        List<Future<HttpResponse<Buffer>>> strange = new ArrayList<>();
        var stranger = FakeAuth.rsaKey(UUID.randomUUID().toString());
        for (int turn = 0; turn < 3; turn++) {
            var next = FakeAuth.rsaKey(UUID.randomUUID().toString());
            strange.add(send(new TokenSigner(stranger, "at+jwt").sign(claims(user))));
            good.add(send(FakeAuth.token(claims(user))));
            auth.publish(next);
            for (int i = 0; i < 40; i++) {
                good.add(send(new TokenSigner(next, "at+jwt").sign(claims(UUID.randomUUID()))));
                good.add(send(FakeAuth.token(claims(user))));
            }
        }
        for (var each : good) {
            assertThat(TestGateway.await(each).statusCode()).isEqualTo(200);
        }
        for (var each : strange) {
            assertThat(TestGateway.await(each).statusCode()).isEqualTo(401);
        }
    }

    private static Future<HttpResponse<Buffer>> send(String token) {
        return gateway.request(HttpMethod.GET, "/api/trades")
                .putHeader("authorization", "Bearer " + token)
                .send();
    }

    @Test
    void a_flood_of_forged_tokens_leaves_no_trace_in_the_log() {
        try (var log = CapturedLog.of("io")) {
            var good = FakeAuth.token(claims(user));
            List<Future<HttpResponse<Buffer>>> asked = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                asked.add(send("garbage" + i));
                asked.add(send(good.substring(0, good.length() - 8) + String.format("%08d", i)));
                asked.add(send(FakeAuth.token(header().put("alg", "none"), claims(user))));
            }
            for (var each : asked) {
                assertThat(TestGateway.await(each).statusCode()).isEqualTo(401);
            }
            assertThat(log.events(Level.ERROR)).isEmpty();
            assertThat(log.events(Level.WARN)).isEmpty();
            assertThat(log.events(Level.INFO)).isEmpty();
        }
    }
}
