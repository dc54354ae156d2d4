package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a trader keeps beside their trades: goals and limits, watchlists, prices they wait for. */
class DashboardKeepingTest {
    private static DashboardPage page;

    @BeforeAll
    static void open() {
        page = DashboardPage.at(Installation.shared().page());
        page.register();
    }

    @AfterEach
    void isWell() {
        page.isWell();
    }

    @AfterAll
    static void close() {
        if (page != null) {
            page.close();
        }
    }

    @Test
    void a_limit_is_set_changed_and_given_up_and_what_was_changed_elsewhere_is_never_overwritten() {
        page.visit("/goals");
        page.await("document.querySelector('ts-goals .empty')");
        page.fill("Amount", "500");
        page.fill("Name", "Stop for today");
        page.press("Set it");
        page.await("document.querySelector('.goal')?.innerText.includes('$500.00')");

        page.press("Change Stop for today");
        page.await("document.querySelector('#change-value')?.value === '500'");
        page.fill("Amount", "250,5");
        page.press("Save");
        page.await("document.querySelector('.goal')?.innerText.includes('$250.50')");

        page.press("Change Stop for today");
        page.await("document.querySelector('#change-value')?.value === '250.5'");
        JsonObject goal = first("/journal/goals");
        assertThat(goal.getString("value")).isEqualTo("250.5");
        assertThat(change("/journal/goals/" + goal.getString("id"), "{\"value\": \"100\"}"))
                .isEqualTo(200);
        page.fill("Amount", "900");
        page.press("Save");
        page.awaitText("changed elsewhere meanwhile");
        page.await("document.querySelector('.goal')?.innerText.includes('$100.00')");
        page.picture("goals");

        page.press("Give up Stop for today");
        page.await("document.querySelector('ts-goals .empty')");
        assertThat(count("/journal/goals")).isZero();
    }

    @Test
    void a_win_rate_is_written_in_per_cent_and_kept_as_a_share() {
        page.visit("/goals");
        page.await("document.querySelector('#goal-metric')");
        page.fill("Of what", "WIN_RATE");
        page.fill("Per cent", "55");
        page.fill("In a", "MONTH");
        page.fill("Name", "More than half");
        page.press("Set it");
        page.await("document.querySelector('.goal')?.innerText.includes('at least 55.0% a month')");
        assertThat(first("/journal/goals").getString("value")).isEqualTo("0.55");
        page.press("Give up More than half");
        page.await("!document.querySelector('.goal')");
    }

    @Test
    void a_watchlist_shows_prices_as_they_come_and_its_symbols_come_and_go() {
        page.visit("/watchlists");
        page.await("document.querySelector('ts-watchlists')");
        page.fill("Name", "Momentum");
        page.fill("Symbols", "aapl, nvda");
        page.press("Make it");
        page.await("document.querySelector('[data-symbol=AAPL] .number')?.textContent.includes('.')");
        page.await("document.querySelector('[data-symbol=NVDA] .number')?.textContent.includes('.')");
        page.fill("Add symbols to Momentum", "msft");
        page.press("Add");
        page.await("document.querySelector('[data-symbol=MSFT] .number')?.textContent.includes('.')");
        page.press("Take NVDA off Momentum");
        page.await("!document.querySelector('[data-symbol=NVDA]')");
        var kept = Eventually.read(
                "the list",
                Duration.ofSeconds(30),
                () -> first("/market-data/watchlists").getJsonArray("symbols").encode(),
                "[\"AAPL\",\"MSFT\"]"::equals);
        assertThat(kept).contains("MSFT");
        page.picture("watchlists");
        page.press("Delete the list Momentum");
        page.await("!document.querySelector('[data-symbol]')");
    }

    @Test
    void a_price_is_waited_for_and_a_bad_one_is_refused_beside_its_field() {
        page.visit("/watchlists");
        page.await("document.querySelector('#alert-symbol')");
        page.fill("Symbol", "MSFT");
        page.fill("Price", "0");
        page.press("Wait for it");
        page.await("document.querySelector('ts-alerts [role=alert]')");
        page.fill("Price", "999999");
        page.fill("Note", "take half off");
        page.press("Wait for it");
        page.await("document.querySelector('[data-alert=ACTIVE]')?.innerText.includes('take half off')");
        JsonObject alert = first("/market-data/alerts");
        assertThat(alert.getString("price")).isEqualTo("999999");
        assertThat(alert.getString("condition")).isEqualTo("ABOVE");
        page.press("Remove the alert of MSFT");
        page.await("!document.querySelector('[data-alert]')");
    }

    private static JsonObject first(String path) {
        return page.api("GET", path, "application/json", "")
                .getJsonObject("body")
                .getJsonArray("items")
                .getJsonObject(0);
    }

    private static int count(String path) {
        return page.api("GET", path, "application/json", "")
                .getJsonObject("body")
                .getJsonArray("items")
                .size();
    }

    private static int change(String path, String body) {
        return page.api("PATCH", path, "application/json", body).getInteger("status");
    }
}
