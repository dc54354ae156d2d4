package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tradesense.kit.testing.browser.Chromium;
import io.tradesense.kit.testing.browser.PageLog;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** The dashboard in a browser of its own, as a person uses it: by what is written on it. */
final class DashboardPage implements AutoCloseable {
    static final String PASSWORD = "correct-Horse-7-battery";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final int TALL = 900;
    private static final int UNAVAILABLE = 503;

    private final URI origin;
    private final Chromium browser;
    private final PageLog log;
    private String email = "";

    private DashboardPage(URI origin, Chromium browser) {
        this.origin = origin;
        this.browser = browser;
        this.log = browser.listen();
    }

    /** Skips the test, and says so, where there is no browser. @param origin by name, as passkeys need it */
    static DashboardPage at(URI origin) {
        var command = Chromium.installed();
        assumeTrue(
                command.isPresent(),
                "no Chromium on this machine: install it to have the dashboard tried in a browser");
        var page = new DashboardPage(origin, Chromium.start(command.orElseThrow()));
        page.browser.look(1440, TALL, "light");
        return page;
    }

    Chromium browser() {
        return browser;
    }

    PageLog log() {
        return log;
    }

    /** Loads an address anew. */
    void open(String address) {
        browser.open(origin.resolve(address).toString());
    }

    /** Goes to an address without loading the page again, as its own links do. */
    void visit(String address) {
        act("(() => { const way = document.createElement('a'); way.href = '" + address
                + "'; document.body.append(way); way.click(); way.remove(); })()");
    }

    /** Waits until a script holds. */
    void await(String script) {
        var unused = Eventually.read(script + " in " + origin, PATIENCE, () -> browser.holds(script), held -> held);
    }

    /** Waits until the page shows a text somewhere. */
    void awaitText(String text) {
        await("document.body.innerText.includes(" + quoted(text) + ")");
    }

    /** Presses the first button or link in sight that is called so. */
    void press(String name) {
        String found = "[...document.querySelectorAll('a, button, [role=tab]')].find(each =>"
                + " (each.getAttribute('aria-label') ?? each.textContent).trim().includes(" + quoted(name)
                + ") && each.checkVisibility() && !each.disabled)";
        await(found);
        act("(" + found + ").click()");
    }

    /** Fills the field that is labelled so, or else the first whose label begins so, as one with a hint behind it does. */
    void fill(String label, String value) {
        String found = "(fields => fields.find(each => each.label === " + quoted(label)
                + ") ?? fields.find(each => each.label.startsWith(" + quoted(label)
                + ")))([...document.querySelectorAll('input, textarea, select')].filter(each => each.checkVisibility())"
                + ".map(field => ({field, label:"
                + " (field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? '').trim()})))";
        await(found);
        act("(() => { const field = (" + found + ").field; field.focus(); field.value = " + quoted(value)
                + "; field.dispatchEvent(new Event('input', {bubbles: true}));"
                + " field.dispatchEvent(new Event('change', {bubbles: true})); })()");
    }

    /** Somebody new, signed in. */
    void register() {
        email = "trader-" + UUID.randomUUID() + "@example.com";
        open("/register");
        fill("Your name", "Ada Trader");
        fill("Email", email);
        fill("Password", PASSWORD);
        enter("Create account");
    }

    /**
     * Presses the button of the form before the door until it leads in. On a machine with much else to do a service may be
     * taken for away for a moment, and the page says so; whoever sits there presses again.
     */
    void enter(String button) {
        String inside = "document.querySelector('ts-overview')";
        String away = "document.querySelector('.door [role=alert]')?.innerText.includes('not available')";
        var unused = Eventually.read(
                "the overview",
                PATIENCE,
                () -> {
                    press(button);
                    await(inside + " || document.querySelector('.door [role=alert]')");
                    return browser.holds(inside);
                },
                entered -> entered || !browser.holds(away));
        await(inside);
    }

    /** The address of whoever was registered last. */
    String email() {
        return email;
    }

    /** A plan of the local stand-in's, paid for beside the page. */
    void subscribe(String plan) {
        String url = api("POST", "/billing/checkout", "application/json", "{\"planId\": \"" + plan + "\"}")
                .getJsonObject("body")
                .getString("url");
        var paid = api(
                "POST", "/billing/local/checkouts/" + url.substring(url.lastIndexOf('/') + 1), "application/json", "");
        assertThat(paid.getInteger("status")).isEqualTo(200);
        var unused = Eventually.read(
                "the plan",
                PATIENCE,
                () -> api("GET", "/billing/entitlements", "application/json", ""),
                answer -> plan.equals(answer.getJsonObject("body").getString("plan")));
    }

    /** The shipped year of trading, from the choice of the file to the figures. */
    void importYear() {
        visit("/import");
        fill("Balance", "100000");
        choose("statement.xml", Statement.shipped().file());
        press("Record 2,000 executions");
        press("See what it was worth");
        await("document.querySelector('ts-overview .stats dd')?.textContent.includes('11,246')");
    }

    /** Chooses a file for the import, as its button does. */
    void choose(String name, byte[] content) {
        choose("ts-import input[type=file]", name, content);
    }

    /** Chooses a file by the input that a selector finds, once it is there. */
    void choose(String selector, String name, byte[] content) {
        await("document.querySelector(" + quoted(selector) + ")");
        browser.choose(selector, kept(name, content));
    }

    /** Asks the API as whoever is signed in, beside the page, again where nobody took it. @return the status and the body */
    JsonObject api(String method, String path, String type, String body) {
        return Eventually.read(
                method + " " + path,
                PATIENCE,
                () -> asked(method, path, type, body),
                answer -> answer.getInteger("status") != UNAVAILABLE);
    }

    private JsonObject asked(String method, String path, String type, String body) {
        return run("fetch('/api" + path + "', {method: '" + method + "', headers: {'content-type': '" + type
                + "', authorization: 'Bearer ' + JSON.parse(localStorage['tradesense.session']).accessToken}"
                + (body.isEmpty() ? "" : ", body: " + quoted(body))
                + "}).then(async answer => ({status: answer.status, body: JSON.parse(await answer.text() || '{}')}))");
    }

    /** Keeps a picture under target/screenshots. */
    void picture(String name) {
        var unused = kept(name + ".png", browser.picture());
    }

    private static Path kept(String name, byte[] content) {
        try {
            Files.createDirectories(PICTURES);
            return Files.write(PICTURES.resolve(name), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Nothing was thrown, and nothing that the console calls an error was said. */
    void isWell() {
        assertThat(log.troubles()).as("troubles in the page").isEmpty();
    }

    String text(String script) {
        return browser.text(script);
    }

    /** Runs a script for what it does. */
    void act(String script) {
        var unused = run(script);
    }

    JsonObject run(String script) {
        return browser.run("(async () => { const done = await (" + script
                + "); return done && typeof done === 'object' ? done : {}; })()");
    }

    static String quoted(String text) {
        return new JsonObject().put("t", text).encode().replaceAll("^\\{\"t\":|}$", "");
    }

    @Override
    public void close() {
        browser.close();
    }
}
