package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The model's provider takes connections and says nothing: whoever does not ask it does not notice. */
class ProviderOutageTest {
    private static final int QUESTIONS = 6;
    private static final List<String> EVERYTHING_ELSE = List.of(
            "/api/auth/users/me",
            "/api/portfolio",
            "/api/trades?limit=5",
            "/api/performance/summary",
            "/api/patterns",
            "/api/market-data/providers",
            "/api/billing/entitlements",
            "/api/intelligence/report",
            "/api/intelligence/insights",
            "/api/ai/usage",
            "/api/ai/conversations");

    @Test
    void a_provider_that_hangs_takes_nothing_but_its_own_answers_with_it() throws IOException {
        // Connections are taken by the system and read by nobody.
        try (var provider = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var running = Installation.on(
                        Installation.emptyFolder("provider-outage"),
                        Map.of(
                                "OPENAI_BASE_URL",
                                "http://127.0.0.1:" + provider.getLocalPort() + "/v1",
                                "AI_REQUEST_TIME",
                                "6s"))) {
            var trader = running.api().registered();
            var account = trader.opensAccount();
            List<CompletableFuture<Api.Answer>> asked = new ArrayList<>();
            for (int each = 0; each < QUESTIONS; each++) {
                asked.add(trader.postLater("/api/ai/chat", Map.of("message", "How is my win rate, " + each + "?")));
            }
            var unused = provider.accept();
            EVERYTHING_ELSE.forEach(
                    path -> assertThat(trader.get(path).status()).as(path).isEqualTo(200));
            assertThat(trader.post("/api/intelligence/search", Map.of("query", "gap"))
                            .status())
                    .isEqualTo(200);
            assertThat(trader.get("/api/portfolio/accounts/" + account).status())
                    .isEqualTo(200);
            asked.forEach(each ->
                    assertThat(each.join().expect(200).path("by").asText()).isEqualTo("RULES"));
            theBreakerIsSeen(running.api());
        }
    }

    private static void theBreakerIsSeen(Api door) {
        var gateway = door.get("/health").expect(200);
        assertThat(gateway.path("services").path("ai").asText()).isEqualTo("healthy");
        var instance = gateway.path("instances").path("ai").path(0);
        assertThat(instance.path("breaker").asText()).isEqualTo("closed");
        var ai = new Api(URI.create(instance.path("url").asText()));
        var model = Eventually.read(
                "the health of ai",
                Duration.ofSeconds(20),
                () -> ai.get("/health").expect(200).path("dependencies").path("model"),
                state -> state.path("breaker").asText().matches("open|half-open"));
        assertThat(model.path("lastFault").asText()).isEqualTo("TIMED_OUT");
        assertThat(ai.get("/health/ready").status()).isEqualTo(200);
    }
}
