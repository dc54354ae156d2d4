package io.tradesense.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestPostgres;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports without a key: by rules, from the figures that the other services answer. */
@NullUnmarked
class ReportTest {
    private static TestService service;
    private static FakeServices others;
    private static ContractClient user;

    @BeforeAll
    static void start() {
        service = TestService.start(Map.of("AI_DATABASE_URL", TestPostgres.newDatabase()), new AiService());
        others = FakeServices.start(service.running().platform());
        user = service.client("ai", UUID.randomUUID());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void reset() {
        others.reset();
    }

    /** Analytics lists every habit it looked for, found or not; only what was found is one. */
    @Test
    void a_habit_that_was_not_detected_is_not_told() {
        others.on(
                "analytics /patterns",
                request -> new JsonObject()
                        .put(
                                "items",
                                JsonArray.of(
                                        habit("SIZE_CREEP", "Size grows after gains", "DETECTED", "RATIO"),
                                        habit(
                                                "DISPOSITION",
                                                "Gains are realised more readily",
                                                "NOT_DETECTED",
                                                "SHARE"),
                                        habit("TILT", "Losses come in runs", "TOO_FEW_TRADES", "MONEY_A_DAY")
                                                .putNull("evidence"))));
        assertThat(text(report("/intelligence/report?period=week&date=2026-11-26")))
                .contains("Size grows after gains (seen in 82 trades).")
                .doesNotContain("Gains are realised more readily")
                .doesNotContain("Losses come in runs");
    }

    private static JsonObject habit(String kind, String title, String status, String scale) {
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("kind", kind)
                .put("title", title)
                .put("status", status)
                .put("severity", "LOW")
                .put(
                        "evidence",
                        new JsonObject()
                                .put("trades", 82)
                                .put("scale", scale)
                                .put("effect", 0.1681)
                                .put("adjustedPValue", 0.01))
                .put("cost", "26886.61")
                .put("tradeIds", JsonArray.of());
    }

    @Test
    void a_week_is_told_with_its_figures_and_says_that_rules_wrote_it() {
        var report = report("/intelligence/report?period=week&date=2026-11-26");
        assertThat(report.getString("by")).isEqualTo("RULES");
        assertThat(report.getString("from")).isEqualTo("2026-11-23");
        assertThat(report.getString("to")).isEqualTo("2026-11-29");
        assertThat(text(report))
                .contains("You made $250.75 net over 12 closed trades in this week.")
                .contains("Your win rate was 58.3 %: 7 wins and 5 losses.")
                .contains("Your average win was $120.00, your average loss $117.85.")
                .contains("AAPL made $410.75 over 7 trades.")
                .contains("MSFT lost $160.00 over 5 trades.")
                .contains("Over all your trades, Friday differs from the rest by -$102.74 per trade.")
                .contains("Your open positions stand at -$35.20 unrealised, at prices that are made up.")
                .contains("Without a planned stop: 1 of 2 closed trades.")
                .contains("Trades with a noted mistake: 1; together they lost $80.00.");
        assertThat(report.getJsonArray("missing")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"day, 2026-11-26, 2026-11-26", "week, 2026-11-23, 2026-11-29", "month, 2026-11-01, 2026-11-30"})
    void a_report_is_of_the_whole_span_that_holds_its_day(String period, String from, String to) {
        var report = report("/intelligence/report?date=2026-11-26&period=" + period);
        assertThat(report.getString("from")).isEqualTo(from);
        assertThat(report.getString("to")).isEqualTo(to);
        assertThat(others.asked())
                .anyMatch(asked -> asked.startsWith("GET analytics /performance/summary?from=" + from + "&to=" + to));
    }

    @Test
    void every_figure_of_a_report_names_the_fact_it_is() {
        var report = report("/intelligence/report?period=month&date=2026-11-26");
        Map<String, String> facts = report.getJsonArray("facts").stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(fact -> fact.getString("id"), fact -> fact.getString("text")));
        int figures = 0;
        for (JsonObject statement : statements(report)) {
            for (Object each : statement.getJsonArray("figures")) {
                var figure = (JsonObject) each;
                String printed =
                        statement.getString("text").substring(figure.getInteger("start"), figure.getInteger("end"));
                assertThat(facts.get(figure.getString("factId")).replace("-", ""))
                        .isEqualTo(printed.replace("-", ""));
                figures++;
            }
        }
        assertThat(figures).isGreaterThan(15);
    }

    @Test
    void every_service_is_asked_as_the_user_for_the_days_of_the_users_zone() {
        var unused = report("/intelligence/report?period=day&date=2026-11-24&tz=America/New_York");
        assertThat(others.asked())
                .contains("GET analytics /performance/summary?from=2026-11-24&to=2026-11-24&tz=America%2FNew_York")
                .anyMatch(asked -> asked.startsWith("GET trading /trades?")
                        && asked.contains("from=2026-11-24T05%3A00%3A00Z&to=2026-11-25T05%3A00%3A00Z"));
    }

    @Test
    void a_day_that_is_none_and_a_zone_that_is_none_are_refused() {
        assertThat(user.get("/intelligence/report?date=yesterday").statusCode()).isEqualTo(400);
        assertThat(user.get("/intelligence/report?tz=Mars/Base").statusCode()).isEqualTo(400);
        assertThat(service.anonymous("ai").get("/intelligence/report").statusCode())
                .isEqualTo(401);
    }

    private static JsonObject report(String uri) {
        var answer = user.get(uri);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.bodyAsJsonObject();
    }

    private static List<JsonObject> statements(JsonObject report) {
        return report.getJsonArray("sections").stream()
                .flatMap(section -> ((JsonObject) section).getJsonArray("statements").stream())
                .map(JsonObject.class::cast)
                .toList();
    }

    private static String text(JsonObject report) {
        return statements(report).stream().map(each -> each.getString("text")).collect(Collectors.joining("\n"));
    }
}
