package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a trader does day by day, once their trades are there. */
class DashboardTraderTest extends SignedInPageTest {
    @BeforeAll
    static void trade() {
        page.importYear();
    }

    @Test
    void a_tag_on_several_trades_is_shown_at_once_and_found_by_its_address() {
        page.visit("/trades?symbol=TSLA");
        page.await("[...document.querySelectorAll('.trades .row a')].length > 3 && location.search === '?symbol=TSLA'");
        page.act("document.querySelectorAll('.trades .row input')[0].click()");
        page.act("document.querySelectorAll('.trades .row input')[2].dispatchEvent(new MouseEvent('click',"
                + " {bubbles: true, cancelable: true, shiftKey: true}))");
        page.awaitText("3 selected");
        page.fill("Tag, setup or mistake", "breakout");
        page.press("Apply");
        page.awaitText("3 trades changed");
        page.visit("/trades?tag=breakout");
        page.await("document.querySelectorAll('.trades .row').length === 3 && document.body.innerText.includes('3"
                + " trades')");
    }

    @Test
    void a_plan_is_kept_and_what_was_changed_elsewhere_is_never_overwritten() {
        page.visit("/trades?symbol=NVDA&sort=openedAt");
        page.await("[...document.querySelectorAll('.trades .row a')].every(each => each.textContent.startsWith('NVDA'))"
                + " && document.querySelectorAll('.trades .row').length > 3");
        page.press("NVDA");
        page.await("document.querySelector('#plan-notes')");
        page.fill("Setup", "Opening range");
        page.fill("Notes", "Waited for the second push.");
        page.press("Save");
        page.awaitText("Saved.");
        String id = page.text("location.pathname.split('/').pop()");
        page.act("fetch('/api/trades/" + id
                + "', {method: 'PATCH', headers: {'content-type': 'application/json', authorization:"
                + " 'Bearer ' + JSON.parse(localStorage['tradesense.session']).accessToken}, body: '{\"rating\": 2}'})"
                + ".then(answer => ({status: answer.status}))");
        page.fill("Notes", "Overwritten?");
        page.press("Save");
        page.awaitText("changed elsewhere meanwhile");
        page.await("document.querySelector('#plan-rating').value === '2'");
        assertThat(page.text("document.querySelector('#plan-notes').value")).isEqualTo("Waited for the second push.");
        page.picture("trade");
    }

    @Test
    void a_journal_entry_is_written_found_by_its_words_and_never_taken_for_markup() {
        page.visit("/journal?new=1");
        page.fill("Title", "A calm Tuesday");
        page.fill("Words", "# Patience\n\nI **waited** for the pullback. <img src=x onerror=alert(1)>\n\n- one\n- two");
        page.fill("Tags", "discipline");
        page.press("Save");
        page.await("document.querySelector('ts-journal-entry .prose strong')?.textContent === 'waited'");
        assertThat(page.text("document.querySelectorAll('.prose img').length")).isEqualTo("0");
        page.fill("Search the journal", "pullbacks");
        page.await("document.querySelector('.entries mark')?.textContent === 'pullback'");
        page.fill("Search the journal", "crash");
        page.awaitText("Nothing has these words");
        page.picture("journal");
    }

    @Test
    void a_list_is_kept_under_a_name_and_found_again_without_its_days() {
        page.visit("/trades?symbol=NVDA&side=LONG");
        page.await("document.querySelector('ts-saved-views .button')");
        page.press("Keep this list");
        page.fill("Name of the list", "Nvidia longs");
        page.press("Keep");
        page.await("document.querySelector('.saved [aria-pressed=true]')?.textContent === 'Nvidia longs'");
        page.visit("/trades?span=365d");
        page.await("document.querySelector('.saved [aria-pressed=true]')?.textContent === 'All'");
        page.open("/trades?span=365d");
        page.await("document.querySelector('.saved .tabs')?.innerText.includes('Nvidia longs')");
        page.press("Nvidia longs");
        page.await("new URLSearchParams(location.search).get('symbol') === 'NVDA'"
                + " && location.search.includes('span=365d') && location.search.includes('side=LONG')");
        page.press("Forget the list Nvidia longs");
        page.await("!document.querySelector('.saved .tabs')?.innerText.includes('Nvidia longs')");
    }

    @Test
    void a_figure_tells_what_it_means_and_how_sure_it_is_to_whoever_points_or_tabs_there() {
        page.visit("/");
        page.await("document.querySelectorAll('.stat [data-hint]').length > 4");
        page.act("document.querySelectorAll('.stat [data-hint]')[1].dispatchEvent(new MouseEvent('mouseover', {bubbles:"
                + " true}))");
        // 147 of 318, by Wilson.
        page.await("document.querySelector('.hint-card')?.textContent.includes('between 40.8% and 51.7%')");
        assertThat(page.text("document.querySelectorAll('.stat [data-hint]')[1].getAttribute('aria-describedby')"))
                .isEqualTo("hint-card");
        page.browser().press("Escape");
        page.await("!document.querySelector('.hint-card')");
    }

    @Test
    void a_passkey_is_added_and_signs_in() {
        var device = page.browser().withAuthenticator();
        page.visit("/account");
        page.await("document.querySelector('ts-factors')");
        page.press("Add one");
        page.awaitText("The passkey is added");
        assertThat(device.credentials()).isEqualTo(1);
        page.press("Sign out");
        page.await("location.pathname === '/sign-in'");
        page.press("Use a passkey");
        page.await("document.querySelector('ts-overview .stats')");
    }
}
