package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.events.Event;
import io.tradesense.kit.events.FeedPosition;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an administrator sees of the services, and does about what waits. */
class DashboardOperatorTest extends FreshPageTest {
    private static final List<String> SERVICES = List.of("auth", "trading", "analytics", "market", "billing", "ai");

    @BeforeEach
    void register() {
        page.register();
    }

    @Test
    void a_parked_event_is_seen_with_its_reason_and_applied_again() {
        Installation.shared().grantsAdmin(page.email());
        page.press("Sign out");
        signIn();
        page.await("[...document.querySelectorAll('nav a')].some(each => each.textContent.includes('Operations'))");
        // Nobody of analytics does anything with it, so that applying it again succeeds.
        var event = new Event(
                UUID.randomUUID(),
                "tradesense.trading.import-completed.v1",
                "trading",
                UUID.randomUUID().toString(),
                Instant.now(),
                "",
                FeedPosition.START,
                new JsonObject());
        Installation.shared().parks("analytics", event, "a field is missing");
        page.visit("/operations");
        for (String service : SERVICES) {
            page.await("document.querySelector('[data-service=" + service + "][data-state=healthy]')");
        }
        page.await("document.querySelector('[data-service=analytics]').innerText.includes('Behind on events')");
        String parked = "document.querySelector('[data-parked=\"" + event.id() + "\"]')";
        page.await(parked + "?.innerText.includes('a field is missing')");
        page.picture("operations-parked");
        page.press("Replay the event " + event.id());
        page.awaitText("Applied.");
        page.await("!" + parked);
    }

    @Test
    void whoever_is_no_administrator_sees_what_everybody_may() {
        page.visit("/operations");
        page.await("document.querySelector('[data-service=analytics][data-state=healthy]')");
        page.awaitText("You are no administrator");
        assertThat(page.text("document.querySelectorAll('.parked').length")).isEqualTo("0");
        assertThat(page.text("document.querySelector('nav').innerText")).doesNotContain("Operations");
    }

    private void signIn() {
        page.await("location.pathname === '/sign-in' && document.querySelector('#door-password')");
        page.fill("Email", page.email());
        page.fill("Password", DashboardPage.PASSWORD);
        page.enter("Sign in");
    }
}
