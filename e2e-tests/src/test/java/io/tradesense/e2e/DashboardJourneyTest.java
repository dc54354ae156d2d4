package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A trader at a real browser, who has nothing but a broker's file. */
class DashboardJourneyTest extends FreshPageTest {
    private static final long MOST_BYTES = 300 * 1024;

    @Test
    void from_nothing_to_the_figures_of_a_year_and_back_in_again() {
        page.register();
        String email = page.email();
        page.awaitText("Let us look at your trades");
        page.picture("first-run");
        page.importYear();
        page.awaitText("318 closed trades");
        page.picture("overview");

        page.visit("/trades");
        page.await("document.querySelectorAll('.trades .row').length > 10");
        page.fill("Symbol", "NVDA");
        page.await("location.search.includes('symbol=NVDA')");
        page.await(
                "[...document.querySelectorAll('.trades .row a')].every(each => each.textContent.startsWith('NVDA'))");
        page.picture("trades-filtered");

        page.press("Sign out");
        page.await("location.pathname === '/sign-in'");
        page.fill("Email", email);
        page.fill("Password", "not-the-right-one");
        page.press("Sign in");
        page.await("document.querySelector('[role=alert]')");
        page.fill("Password", DashboardPage.PASSWORD);
        page.press("Sign in");
        page.awaitText("318 closed trades");
    }

    @Test
    void the_first_page_weighs_less_than_three_hundred_kilobytes() {
        page.open("/sign-in");
        page.await("document.querySelector('.door form')");
        page.register();
        assertThat(page.log().bytes()).isBetween(20L * 1024, MOST_BYTES);
    }
}
