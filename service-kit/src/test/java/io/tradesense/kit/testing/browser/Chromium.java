package io.tradesense.kit.testing.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A headless Chromium with a profile of its own, driven by its DevTools protocol: no driver has to be installed. */
public final class Chromium implements AutoCloseable {
    private static final Logger logger = LoggerFactory.getLogger(Chromium.class);
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/.*");
    private static final Map<String, Integer> KEYS =
            Map.of("Tab", 9, "Enter", 13, "Escape", 27, "End", 35, "Home", 36, "ArrowUp", 38, "ArrowDown", 40);
    private final Process process;
    private final PageLog log;
    private final DevTools page;

    private Chromium(Process process, PageLog log, DevTools page) {
        this.process = process;
        this.log = log;
        this.page = page;
    }

    /** Empty where this machine has none. */
    public static Optional<Path> installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Chromium start(Path command) {
        try {
            Path profile = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "chromium-");
            Process process = new ProcessBuilder(List.of(
                            command.toString(),
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--user-data-dir=" + profile.toAbsolutePath(),
                            "--remote-debugging-port=0",
                            "about:blank"))
                    .redirectErrorStream(true)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
            var log = new PageLog();
            return new Chromium(process, log, DevTools.connect(newPage(address(process)), log));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void open(String url) {
        var navigated = page.ask("Page.navigate", new JsonObject().put("url", url));
        if (navigated.containsKey("errorText")) {
            throw new AssertionError(url + ": " + navigated.getString("errorText"));
        }
    }

    /** What goes wrong in the page from now on; read it with {@link PageLog#troubles}. */
    public PageLog listen() {
        List.of("Runtime.enable", "Log.enable", "Network.enable").forEach(each -> page.tell(each, new JsonObject()));
        return log;
    }

    /** The size of the window, in CSS pixels, and the theme its user prefers. */
    public void look(int width, int height, String theme) {
        page.tell(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        var preference = new JsonObject().put("name", "prefers-color-scheme").put("value", theme);
        page.tell("Emulation.setEmulatedMedia", new JsonObject().put("features", new JsonArray().add(preference)));
    }

    /** Where its user lives. @param zone such as {@code Asia/Tokyo} */
    public void live(String zone) {
        page.tell("Emulation.setTimezoneOverride", new JsonObject().put("timezoneId", zone));
    }

    /** What the window shows, as a PNG. */
    public byte[] picture() {
        var taken = page.ask("Page.captureScreenshot", new JsonObject().put("format", "png"));
        return Base64.getDecoder().decode(taken.getString("data"));
    }

    /** Chooses a file for the input that the selector finds. */
    public void choose(String selector, Path file) {
        var root = page.ask("DOM.getDocument", new JsonObject()).getJsonObject("root");
        var found = page.ask(
                "DOM.querySelector",
                new JsonObject().put("nodeId", root.getInteger("nodeId")).put("selector", selector));
        page.tell(
                "DOM.setFileInputFiles",
                new JsonObject()
                        .put("nodeId", found.getInteger("nodeId"))
                        .put("files", new JsonArray().add(file.toAbsolutePath().toString())));
    }

    /** Presses and releases a key, such as {@code Tab} or {@code Enter}. */
    public void press(String key) {
        for (String type : List.of("rawKeyDown", "keyUp")) {
            page.tell(
                    "Input.dispatchKeyEvent",
                    new JsonObject()
                            .put("type", type)
                            .put("key", key)
                            .put("code", key)
                            .put("windowsVirtualKeyCode", KEYS.getOrDefault(key, 0)));
        }
    }

    /** An editing command on what has the focus, as its key would give it, such as {@code selectAll}, {@code copy}, {@code paste}. */
    public void edit(String command) {
        page.tell(
                "Input.dispatchKeyEvent",
                new JsonObject().put("type", "rawKeyDown").put("key", "Edit").put("commands", JsonArray.of(command)));
    }

    /** A device that is part of the machine, makes passkeys and recognises its user without being touched. */
    public VirtualAuthenticator withAuthenticator() {
        page.tell("WebAuthn.enable", new JsonObject());
        var options = new JsonObject()
                .put("protocol", "ctap2")
                .put("transport", "internal")
                .put("hasResidentKey", true)
                .put("hasUserVerification", true)
                .put("isUserVerified", true)
                .put("automaticPresenceSimulation", true);
        var added = page.ask("WebAuthn.addVirtualAuthenticator", new JsonObject().put("options", options));
        return new VirtualAuthenticator(page, added.getString("authenticatorId"));
    }

    /** What the page's script comes to; a promise is waited for. @param script an expression for a JSON object */
    public JsonObject run(String script) {
        return answer(script).getJsonObject("value");
    }

    /** The same for a text, and for whatever can be one. */
    public String text(String script) {
        return answer("String(" + script + ")").getString("value");
    }

    public boolean holds(String script) {
        return answer("Boolean(" + script + ")").getBoolean("value");
    }

    private JsonObject answer(String script) {
        var answer = page.ask(
                "Runtime.evaluate",
                new JsonObject()
                        .put("expression", script)
                        .put("awaitPromise", true)
                        .put("returnByValue", true)
                        .put("userGesture", true));
        if (answer.containsKey("exceptionDetails")) {
            throw new AssertionError(answer.getJsonObject("exceptionDetails").encode());
        }
        return answer.getJsonObject("result");
    }

    private static String address(Process process) throws IOException {
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            var listening = LISTENING.matcher(line);
            if (listening.matches()) {
                var drain = new Thread(() -> drain(output));
                drain.setDaemon(true);
                drain.start();
                return listening.group(1);
            }
        }
        throw new IOException("Chromium has ended without listening");
    }

    /** Whatever it says later must not fill the pipe. */
    private static void drain(Reader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            logger.debug("the browser has ended", ended);
        }
    }

    private static URI newPage(String address) throws IOException {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .build();
            var page = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return URI.create(new JsonObject(page).getString("webSocketDebuggerUrl"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        end(process);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
