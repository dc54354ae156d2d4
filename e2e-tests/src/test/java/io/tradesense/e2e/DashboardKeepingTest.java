package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trader keeps beside their trades: goals and limits, watchlists, prices they wait for. */
class DashboardKeepingTest extends SignedInPageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
        // Shown at once; the service has it a moment later.
        kept("/journal/goals", List.of("250.5"));

        page.press("Change Stop for today");
        page.await("document.querySelector('#change-value')?.value === '250.5'");
        String path = "/journal/goals/" + items("/journal/goals").get(0).getString("id");
        assertThat(page.api("PATCH", path, "application/json", "{\"value\": \"100\"}")
                        .getInteger("status"))
                .isEqualTo(200);
        page.fill("Amount", "900");
        page.press("Save");
        page.awaitText("changed elsewhere meanwhile");
        page.await("document.querySelector('.goal')?.innerText.includes('$100.00')");
        page.picture("goals");

        page.press("Give up Stop for today");
        page.await("document.querySelector('ts-goals .empty')");
        kept("/journal/goals", List.of());
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
        kept("/journal/goals", List.of("0.55"));
        page.press("Give up More than half");
        page.await("!document.querySelector('.goal')");
        kept("/journal/goals", List.of());
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
        var unused = Eventually.read(
                "the list",
                PATIENCE,
                () -> items("/market-data/watchlists").get(0).getJsonArray("symbols"),
                JsonArray.of("AAPL", "MSFT")::equals);
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
        JsonObject alert = items("/market-data/alerts").get(0);
        assertThat(alert.getString("price")).isEqualTo("999999");
        assertThat(alert.getString("condition")).isEqualTo("ABOVE");
        page.press("Remove the alert of MSFT");
        page.await("!document.querySelector('[data-alert]')");
    }

    private static List<JsonObject> items(String path) {
        return page.api("GET", path, "application/json", "").getJsonObject("body").getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** Until the service keeps items of these values and no others. */
    private static void kept(String path, List<String> values) {
        var unused = Eventually.read(
                path,
                PATIENCE,
                () -> items(path).stream().map(each -> each.getString("value")).toList(),
                values::equals);
    }
}
