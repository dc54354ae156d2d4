package io.tradesense.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of which zone the times of a file are, where somebody's own clock is elsewhere. */
class DashboardImportTest extends FreshPageTest {
    private static final byte[] LOCAL_TIMES = """
            symbol,side,quantity,price,executedAt,assetClass
            AAPL,BUY,100,185.25,2024-01-16T09:31:00,STOCK
            AAPL,SELL,100,186.25,2024-01-16T15:59:00,STOCK
            """.getBytes(UTF_8);

    @BeforeEach
    void openImport() {
        page.browser().live("Asia/Tokyo");
        page.register();
        page.visit("/import");
    }

    @Test
    void times_that_are_local_to_nobody_knows_where_are_asked_about_and_never_guessed() {
        page.choose("local-times.csv", LOCAL_TIMES);
        page.awaitText("do not say of which zone they are");
        page.picture("import-zone");
        page.await("[...document.querySelectorAll('button')].every(each => !each.textContent.includes('Record 2'))");
        page.act("(() => { const zone = document.querySelector('#import-zone'); zone.value = 'America/New_York';"
                + " zone.dispatchEvent(new Event('change', {bubbles: true})); })()");
        page.press("Read it again");
        page.press("Record 2 executions");
        page.press("See what it was worth");
        page.await("document.querySelector('ts-overview .stats')");
        JsonObject trade = oldestTrade();
        assertThat(trade.getString("openedAt")).isEqualTo("2024-01-16T14:31:00Z");
        assertThat(trade.getString("closedAt")).isEqualTo("2024-01-16T20:59:00Z");
    }

    @Test
    void times_whose_zone_the_broker_says_stay_those_of_the_broker() {
        page.importYear();
        assertThat(oldestTrade().getString("openedAt"))
                .isEqualTo(Statement.shipped().fills().get(0).at().toString());
    }

    private JsonObject oldestTrade() {
        return page.api("GET", "/trades?sort=openedAt&limit=1", "application/json", "")
                .getJsonObject("body")
                .getJsonArray("items")
                .getJsonObject(0);
    }
}
