package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every view in both themes, judged by axe: nothing that keeps somebody out. Pictures of all are kept. */
class DashboardAccessibilityTest {
    private static final String AXE = script();
    private static final String SERIOUS = """
        axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
            .then(found => ({ violations: found.violations
                .filter(each => ['serious', 'critical'].includes(each.impact))
                .map(each => each.id + ' ' + each.nodes.slice(0, 3).map(node => node.target.join(' ') + ': ' + (node.any[0]?.message ?? node.html)).join(' | ')) }))
        """;
    private static final List<String> VIEWS = List.of(
            "/",
            "/trades",
            "/performance",
            "/calendar",
            "/portfolio",
            "/watchlists",
            "/goals",
            "/journal",
            "/journal?new=1",
            "/patterns",
            "/lab",
            "/assistant",
            "/import",
            "/plan",
            "/account",
            "/operations");
    /** Figures as long as those of somebody with many trades, and which of them are not in one line or not all in their place. */
    private static final String BROKEN = """
            (async () => {
              const broken = [];
              const lines = (element) => {
                const range = document.createRange();
                range.selectNodeContents(element);
                return new Set([...range.getClientRects()].map((each) => Math.round(each.top))).size;
              };
              for (const figure of document.querySelectorAll('.stat dd:not(.more)')) {
                figure.textContent = '-$135,520.22';
                if (lines(figure) > 1) broken.push('a figure in two lines');
              }
              for (const amount of document.querySelectorAll('.month .day b')) {
                amount.textContent = '-12.3K';
                const [place, its] = [amount.parentElement.getBoundingClientRect(), amount.getBoundingClientRect()];
                if (its.right > place.right || its.left < place.left || amount.scrollWidth > amount.clientWidth) broken.push('a cut amount');
              }
              return {broken: [...new Set(broken)], seen: document.querySelectorAll('.stat dd, .month .day b').length};
            })()
            """;

    private static DashboardPage page;

    @BeforeAll
    static void open() {
        page = DashboardPage.at(Installation.shared().page());
    }

    @AfterAll
    static void close() {
        if (page != null) {
            page.close();
        }
    }

    @Test
    void no_view_keeps_anybody_out_in_either_theme() {
        List<String> found = new ArrayList<>();
        page.open("/sign-in");
        judge("/sign-in", "document.querySelector('.door form')", found);
        page.register();
        judge("/", "document.querySelector('ts-overview .empty')", found);
        page.importYear();
        // Candles of trades that are older than a free plan reaches back.
        page.subscribe("premium");
        VIEWS.forEach(view -> judge(view, settled(view), found));
        judge(
                firstTrade(),
                "document.querySelector('ts-trade .stats') && document.querySelector('ts-trade .uplot')",
                found);
        assertThat(found).isEmpty();
        page.isWell();
    }

    private void aYearOfTrades() {
        page.open("/sign-in");
        page.await("document.querySelector('.door form')");
        page.register();
        page.importYear();
        page.visit("/trades");
        page.await("document.querySelectorAll('.trades .row').length > 10");
    }

    @Test
    void the_page_can_be_walked_by_keyboard() {
        aYearOfTrades();
        page.act("document.querySelector('.viewport').focus()");
        page.browser().press("ArrowDown");
        page.browser().press("ArrowDown");
        page.await("document.querySelector('#trade-1.cursor')");
        page.browser().press("End");
        page.await("document.querySelector('#trade-318.cursor')");
        page.browser().press("Home");
        page.browser().press("Enter");
        page.await("location.pathname.startsWith('/trades/') && document.activeElement.id === 'main'");
    }

    /** Three hundred rows a frame: it says where it is, and has every row in its place when it rests. */
    @Test
    void a_list_that_flies_past_says_where_it_is_and_stands_in_order_when_it_rests() {
        aYearOfTrades();
        page.act("""
                (function fly() {
                    const viewport = document.querySelector('.viewport');
                    viewport.scrollTop = viewport.scrollTop ? 0 : viewport.scrollHeight;
                    window.flight = requestAnimationFrame(fly);
                })()
                """);
        page.await("!document.querySelector('.passing').hidden"
                + " && /\\d{4}/.test(document.querySelector('.passing').textContent)");
        page.act("cancelAnimationFrame(window.flight)");
        page.act("document.querySelector('.viewport').scrollTop = 4000");
        page.await("document.querySelector('.passing').hidden && document.querySelector('#trade-100')");
        page.await("""
                [...document.querySelectorAll('.trades .row')].every((row, at, rows) =>
                    !at || Number(row.getAttribute('aria-rowindex')) === Number(rows[at - 1].getAttribute('aria-rowindex')) + 1)
                """);
        page.isWell();
    }

    @Test
    void figures_stand_whole_at_every_width() {
        page.open("/sign-in");
        page.await("document.querySelector('.door form')");
        page.register();
        page.importYear();
        List<String> found = new ArrayList<>();
        for (int width : List.of(360, 768, 1440)) {
            page.browser().look(width, 900, "light");
            for (String view : List.of("/", "/performance", "/calendar")) {
                page.visit(view);
                page.await(settled(view));
                JsonObject looked = page.run(BROKEN);
                assertThat(looked.getInteger("seen")).as(view).isPositive();
                looked.getJsonArray("broken").forEach(each -> found.add(view + " at " + width + ": " + each));
            }
        }
        assertThat(found).isEmpty();
    }

    private static void judge(String view, String there, List<String> found) {
        for (String theme : List.of("light", "dark")) {
            page.browser().look(1440, 900, theme);
            if (!page.text("location.pathname + location.search").equals(view)) {
                page.visit(view);
            }
            page.await(there);
            // A colour on its way from one theme to the other is no colour of either.
            page.await("!document.getAnimations().some(each => each instanceof CSSTransition)");
            page.act("(async () => { if (!window.axe) { " + AXE + " } return {}; })()");
            JsonObject judged = page.run(SERIOUS);
            judged.getJsonArray("violations").forEach(each -> found.add(view + " in " + theme + ": " + each));
            page.picture("view" + view.replaceAll("[^a-z]+", "-") + "-" + theme);
        }
    }

    /** The view is there, and no part of it waits for a first answer any more. */
    private static String settled(String view) {
        String name = view.equals("/")
                ? "overview"
                : view.replaceAll("^/([a-z]+).*", "$1").replace("watchlists", "watch");
        return "document.querySelector('[data-view=" + name + "]') && !document.querySelector('main [aria-busy=true]')";
    }

    private static String firstTrade() {
        page.visit("/trades");
        page.await("document.querySelector('.trades .row a')");
        return page.text("document.querySelector('.trades .row a').getAttribute('href')");
    }

    private static String script() {
        try (var bytes = Objects.requireNonNull(DashboardAccessibilityTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
