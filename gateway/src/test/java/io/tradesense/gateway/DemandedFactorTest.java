package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.Asvs;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DemandedFactorTest {
    private static TestGateway start(String demanded) {
        var gateway = TestGateway.start(Map.of("GATEWAY_SECOND_FACTOR_DEMANDED", demanded));
        FakeAuth.start(gateway.platform());
        FakeService.start(
                gateway.platform(), "trading", request -> request.response().end("ok"));
        gateway.until(
                () -> gateway.get("/api/trades", token("pwd", "otp", "mfa")).statusCode() == 200);
        return gateway;
    }

    private static String token(String... methods) {
        var claims = FakeAuth.claims(UUID.randomUUID(), UUID.randomUUID(), Instant.now());
        return FakeAuth.token(claims.put("amr", new JsonArray(List.of(methods))));
    }

    @Test
    @Asvs("6.3.3")
    void a_password_alone_leads_to_auth_and_no_further_where_a_second_factor_is_demanded() {
        try (var gateway = start("on")) {
            var refused = gateway.get("/api/trades", token("pwd"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.bodyAsJsonObject().getString("type")).endsWith(":second-factor-required");
            assertThat(gateway.get("/api/trades", token()).statusCode()).isEqualTo(403);
            assertThat(gateway.get("/api/auth/mfa", token("pwd")).statusCode()).isEqualTo(200);
            // No part of auth, however it begins; nobody serves it, but addresses can be moved, so it is guarded like
            // the others.
            assertThat(gateway.get("/api/authors", token("pwd")).statusCode()).isEqualTo(403);
            assertThat(gateway.get("/api/authors", token("hwk", "mfa")).statusCode())
                    .isEqualTo(404);
            assertThat(gateway.get("/api/trades", token("hwk", "mfa")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void nobody_is_asked_for_one_unless_it_is_demanded() {
        try (var gateway = start("off")) {
            assertThat(gateway.get("/api/trades", token("pwd")).statusCode()).isEqualTo(200);
        }
    }
}
