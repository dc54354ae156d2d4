package io.tradesense.allinone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class DemoReportTest {

    @Test
    void figures_are_written_as_a_trader_reads_them() {
        var node =
                json("{\"money\":\"-1234567.5\",\"rate\":0.5432,\"factor\":1.266,\"quantity\":\"0.25\",\"none\":null}");
        assertThat(Figures.money(node.path("money"))).isEqualTo("-1,234,567.50");
        assertThat(Figures.percent(node.path("rate"))).isEqualTo("54.3 %");
        assertThat(Figures.ratio(node.path("factor"))).isEqualTo("1.27");
        assertThat(Figures.quantity(node.path("quantity"))).isEqualTo("0.25");
        assertThat(Figures.money(node.path("none"))).isEqualTo("–");
        assertThat(Figures.money(node.path("absent"))).isEqualTo("–");
    }

    @Test
    void columns_are_aligned() {
        var table = new TextTable("Weekday", "Net P&L");
        table.row("MONDAY", "1.00");
        table.row("WEDNESDAY", "-12,345.00");
        assertThat(table).hasToString("""
                Weekday       Net P&L
                ---------------------
                MONDAY           1.00
                WEDNESDAY  -12,345.00
                """);
    }

    @Test
    void the_report_shows_the_year_its_weekdays_and_what_is_held() {
        var report = new DemoReport(
                json("{\"trades\":512,\"netPnl\":\"18250.75\",\"winRate\":0.53,\"profitFactor\":null}"),
                json("{\"items\":[{\"key\":\"FRIDAY\",\"trades\":99,\"netPnl\":\"-2100\",\"significant\":true}]}"),
                json("{\"positions\":[{\"symbol\":\"AAPL\",\"quantity\":\"1200\",\"unrealisedPnl\":\"5\"}]}"));
        assertThat(report.toString())
                .containsPattern("Net P&L +18,250\\.75")
                .containsPattern("Profit factor +–")
                .containsPattern("FRIDAY +99 +-2,100\\.00 .* yes")
                .containsPattern("AAPL +1,200 .* 5\\.00");
    }

    @Test
    void nothing_held_is_said() {
        assertThat(new DemoReport(json("{}"), json("{}"), json("{\"positions\":[]}")).toString())
                .endsWith("Open positions\n\nnone\n");
    }

    @Test
    void a_problem_becomes_one_line() {
        assertThatThrownBy(
                        () -> ApiClient.answer(
                                "POST /api/auth/register",
                                422,
                                "{\"title\":\"Invalid\",\"detail\":\"the password\\nis known\",\"errors\":[{\"pointer\":\"/password\",\"detail\":\"too common\"}]}"))
                .isInstanceOf(DemoFailure.class)
                .hasMessage("POST /api/auth/register answered 422: the password is known; /password too common");
        assertThatThrownBy(() -> ApiClient.answer("GET /x", 502, "<html>"))
                .hasMessage("GET /x answered 502: no reason given");
    }

    @Test
    void an_import_has_ended_when_it_is_completed_or_failed() {
        assertThat(Demo.ended(json("{\"status\":\"COMPLETED\"}"))).isTrue();
        assertThat(Demo.ended(json("{\"status\":\"FAILED\"}"))).isTrue();
        assertThat(Demo.ended(json("{\"status\":\"RUNNING\"}"))).isFalse();
    }

    private static JsonNode json(String text) {
        return ApiClient.answer("test", 200, text);
    }
}
