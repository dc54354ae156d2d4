package io.tradesense.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** One of the services that know the figures is broken. */
@NullUnmarked
class ReportWithoutAnalyticsTest {

    @Test
    void what_is_away_is_named_and_the_rest_is_told() {
        try (var service = TestService.start(Map.of("AI_DATABASE_URL", TestPostgres.newDatabase()), new AiService())) {
            var others = FakeServices.start(service.running().platform());
            others.on("analytics /performance/summary", request -> null);
            others.on("analytics /performance/breakdown", request -> null);
            var report = service.client("ai", UUID.randomUUID())
                    .get("/intelligence/report?period=day")
                    .bodyAsJsonObject();
            assertThat(report.getJsonArray("missing").stream().map(each -> ((JsonObject) each).getString("what")))
                    .contains("performance", "breakdown by symbol")
                    .doesNotContain("trades");
            assertThat(report.getJsonArray("sections").encode())
                    .contains("this report is not whole")
                    .contains("Without a planned stop");
        }
    }
}
