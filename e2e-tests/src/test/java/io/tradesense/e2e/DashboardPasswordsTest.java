package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.Asvs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fields that take a password, and the way out. */
class DashboardPasswordsTest extends FreshPageTest {
    private static final List<String> VIEWS = List.of(
            "/",
            "/trades",
            "/performance",
            "/calendar",
            "/portfolio",
            "/watchlists",
            "/goals",
            "/journal",
            "/patterns",
            "/lab",
            "/assistant",
            "/import",
            "/plan",
            "/account",
            "/operations");

    @Test
    @Asvs("6.2.6")
    void a_password_is_masked_until_its_user_wants_to_see_it_and_again_when_it_is_sent() {
        page.open("/sign-in");
        page.fill("Email", "nobody@example.com");
        page.fill("Password", "not-the-right-one");
        assertThat(typeOf("#door-password")).isEqualTo("password");
        page.press("Show the password");
        page.await("document.querySelector('#door-password').type === 'text'");
        page.press("Hide the password");
        page.await("document.querySelector('#door-password').type === 'password'");
        page.press("Show the password");
        page.await("document.querySelector('#door-password').type === 'text'");
        page.press("Sign in");
        page.await("document.querySelector('[role=alert]')");
        assertThat(typeOf("#door-password")).isEqualTo("password");
        for (String form : List.of("/register", "/reset-password?token=none")) {
            page.open(form);
            page.await("location.pathname === '" + form.split("\\?", 2)[0]
                    + "' && document.querySelector('#door-password')");
            assertThat(typeOf("#door-password")).as(form).isEqualTo("password");
        }
        page.register();
        page.visit("/account");
        page.await("document.querySelector('#pw-new') && document.querySelector('#farewell-password')");
        for (String field : List.of("#pw-current", "#pw-new", "#farewell-password")) {
            assertThat(typeOf(field)).as(field).isEqualTo("password");
        }
    }

    @Test
    @Asvs("6.2.7")
    void a_password_can_be_pasted_and_kept_by_a_password_manager() {
        page.register();
        page.press("Sign out");
        page.await("location.pathname === '/sign-in' && document.querySelector('#door-password')");
        page.fill("Email", DashboardPage.PASSWORD);
        page.act("document.querySelector('#door-email').focus()");
        List.of("selectAll", "copy").forEach(page.browser()::edit);
        page.fill("Email", page.email());
        page.act("document.querySelector('#door-password').focus()");
        page.browser().edit("paste");
        page.await(
                "document.querySelector('#door-password').value === " + DashboardPage.quoted(DashboardPage.PASSWORD));
        assertThat(managed(".door form")).isEqualTo("username current-password");
        page.press("Sign in");
        page.await("document.querySelector('ts-overview')");
        page.visit("/account");
        page.await("document.querySelector('#pw-new') && document.querySelector('#farewell-password')");
        assertThat(managed("form:has(#pw-new)")).isEqualTo("username current-password new-password");
        assertThat(managed("form:has(#farewell-password)")).isEqualTo("username current-password");
        assertThat(page.text("document.querySelector('form:has(#pw-new) [name=username]').value"))
                .isEqualTo(page.email());
    }

    @Test
    @Asvs("7.4.4")
    void signing_out_is_in_plain_sight_on_every_view_however_narrow() {
        page.register();
        for (int width : new int[] {1440, 768, 360}) {
            page.browser().look(width, 800, "light");
            for (String view : VIEWS) {
                page.visit(view);
                page.await("location.pathname === '" + view + "' && document.querySelector('main')?.childElementCount");
                page.await(
                        "document.querySelector('.sign-out') && (() => { const box = document.querySelector('.sign-out').getBoundingClientRect();"
                                + " const seen = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);"
                                + " return box.width >= 24 && box.right <= innerWidth && seen?.closest('.sign-out'); })()");
            }
        }
        page.press("Sign out");
        page.await("location.pathname === '/sign-in' && !localStorage['tradesense.session']");
    }

    private String typeOf(String field) {
        return page.text("document.querySelector('" + field + "').type");
    }

    /** What a form tells password managers, in its order. */
    private String managed(String form) {
        return page.text("[...document.querySelector('" + form
                + "').querySelectorAll('[autocomplete$=name], [autocomplete$=password]')].map(each => each.autocomplete)"
                + ".join(' ')");
    }
}
