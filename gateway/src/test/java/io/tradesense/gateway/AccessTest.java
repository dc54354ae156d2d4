package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.identity.TokenSigner;
import io.tradesense.kit.testing.Asvs;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Instant NOW = Instant.now();
    private static TestGateway gateway;
    private static FakeAuth auth;
    private static FakeService trading;
    private final UUID user = UUID.randomUUID();
    private final UUID session = UUID.randomUUID();

    @BeforeAll
    static void start() {
        gateway = TestGateway.start();
        auth = FakeAuth.start(gateway.platform());
        trading = FakeService.start(
                gateway.platform(), "trading", request -> request.response().end("ok"));
        // The gateway was there before auth: its first look for keys found nobody, and it may look again only later.
        gateway.until(() -> statusOf(claims(UUID.randomUUID(), UUID.randomUUID())) == 200);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void a_good_token_becomes_the_caller_and_stays_at_the_gateway() {
        assertThat(statusOf(claims(user, session))).isEqualTo(200);
        var headers = trading.last().headers();
        assertThat(headers.contains("authorization")).isFalse();
        var caller = TestGateway.await(gateway.platform().tokens().verify(headers.get("x-internal-token"), "trading"));
        assertThat(caller.service()).isEqualTo("gateway");
        assertThat(caller.userId()).isEqualTo(user);
        assertThat(caller.sessionId()).isEqualTo(session.toString());
        assertThat(caller.roles()).isEqualTo(Set.of("user"));
    }

    @Test
    @Asvs("7.2.1")
    void every_token_that_is_not_good_is_refused_alike() {
        var good = FakeAuth.token(claims(user, session));
        var strange = FakeAuth.rsaKey("one");
        var bad = List.of(
                "",
                "x",
                "a.b.c",
                good.substring(0, good.length() - 4) + "AAAA",
                good.substring(0, good.lastIndexOf('.') + 1),
                new TokenSigner(FakeAuth.KEY, "JWT").sign(claims(user, session)),
                new TokenSigner(strange, "at+jwt").sign(claims(user, session)),
                FakeAuth.token(claims(user, session).put("iss", "another")),
                FakeAuth.token(claims(user, session).put("aud", "another")),
                FakeAuth.token(claims(user, session).put("exp", NOW.getEpochSecond() - 1)),
                FakeAuth.token(without("exp")),
                FakeAuth.token(without("sub")),
                FakeAuth.token(without("nbf")),
                FakeAuth.token(without("iat")));
        int before = trading.seen().size();
        for (String token : bad) {
            var answer = gateway.get("/api/trades", token);
            assertThat(answer.statusCode()).as(token).isEqualTo(401);
            assertThat(answer.getHeader("www-authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
            assertThat(answer.bodyAsJsonObject().getString("type")).endsWith("invalid-token");
        }
        assertThat(trading.seen()).hasSize(before);
    }

    @Test
    void another_scheme_is_refused() {
        var answer = TestGateway.await(gateway.request(HttpMethod.GET, "/api/trades")
                .putHeader("authorization", "Basic dTpw")
                .send());
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void without_a_token_the_service_decides() {
        assertThat(gateway.get("/api/trades").statusCode()).isEqualTo(200);
    }

    @Test
    void a_session_that_the_channel_says_is_over_is_refused_at_once() {
        assertThat(statusOf(claims(user, session))).isEqualTo(200);
        TestGateway.await(gateway.platform().events().publish(auth.revoke(user, session, NOW)));
        gateway.until(() -> statusOf(claims(user, session)) == 401);
        assertThat(statusOf(claims(user, UUID.randomUUID()))).isEqualTo(200);
    }

    @Test
    void a_revocation_that_no_channel_told_of_is_found_in_the_feed() {
        assertThat(statusOf(claims(user, session))).isEqualTo(200);
        auth.revoke(user, session, NOW);
        gateway.until(() -> statusOf(claims(user, session)) == 401);
    }

    @Test
    void what_a_user_was_given_before_all_was_revoked_is_refused_and_what_came_after_is_not() {
        TestGateway.await(gateway.platform().events().publish(auth.revoke(user, null, NOW)));
        gateway.until(() -> statusOf(claims(user, session)) == 401);
        assertThat(statusOf(FakeAuth.claims(user, UUID.randomUUID(), NOW.plusSeconds(1))))
                .isEqualTo(200);
    }

    @Test
    void an_unknown_key_is_asked_for_and_many_of_them_not_more_often() {
        long before = auth.keyReadings();
        var added = FakeAuth.rsaKey(UUID.randomUUID().toString());
        var token = new TokenSigner(added, "at+jwt").sign(claims(user, session));
        assertThat(gateway.get("/api/trades", token).statusCode()).isEqualTo(401);
        for (int i = 0; i < 20; i++) {
            assertThat(gateway.get("/api/trades", token).statusCode()).isEqualTo(401);
        }
        assertThat(auth.keyReadings() - before).isLessThanOrEqualTo(2);
        auth.publish(added);
        gateway.until(() -> gateway.get("/api/trades", token).statusCode() == 200);
    }

    private JsonObject without(String claim) {
        var claims = claims(user, session);
        claims.remove(claim);
        return claims;
    }

    private static JsonObject claims(UUID user, UUID session) {
        return FakeAuth.claims(user, session, NOW);
    }

    private static int statusOf(JsonObject claims) {
        return gateway.get("/api/trades", FakeAuth.token(claims)).statusCode();
    }
}
