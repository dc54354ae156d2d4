package io.tradesense.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way from an older system to these services, and back: by configuration, while the gateway runs. */
class MovedRoutesTest {

    private static String token(UUID userId) {
        return FakeAuth.token(FakeAuth.claims(userId, UUID.randomUUID(), Instant.now()));
    }

    @Test
    void an_address_goes_from_the_old_system_to_a_service_by_user_then_whole_and_back(@TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve("gateway.conf"), "GATEWAY_ROUTES=/trades=test\n");
        var pilot = UUID.randomUUID();
        try (var gateway = TestGateway.start(Map.of("GATEWAY_CONFIG_FILE", file.toString()))) {
            FakeAuth.start(gateway.platform());
            // "test" is the one name beside the built-in ones that these tests have keys for: the older system's.
            FakeService.start(
                    gateway.platform(), "test", request -> request.response().end("old"));
            FakeService.start(
                    gateway.platform(), "trading", request -> request.response().end("new"));
            String everybody = token(UUID.randomUUID());
            String early = token(pilot);
            gateway.until(() -> answers(gateway, everybody, "old") && answers(gateway, early, "old"));
            assertThat(gateway.get("/api/journal/entries", everybody).bodyAsString())
                    .isEqualTo("new");
            assertThat(gateway.health().getJsonObject("services").getString("test"))
                    .isIn("healthy", "unreachable");

            Files.writeString(file, "GATEWAY_ROUTES=/trades=trading@0%|test\nGATEWAY_PILOTS=" + pilot + "\n");
            gateway.until(() -> answers(gateway, early, "new"));
            assertThat(answers(gateway, everybody, "old")).isTrue();

            Files.writeString(file, "\n");
            gateway.until(() -> answers(gateway, everybody, "new"));

            Files.writeString(file, "GATEWAY_ROUTES=/trades=test\n");
            gateway.until(() -> answers(gateway, everybody, "old") && answers(gateway, early, "old"));
        }
    }

    private static boolean answers(TestGateway gateway, String token, String body) {
        return body.equals(gateway.get("/api/trades", token).bodyAsString());
    }
}
