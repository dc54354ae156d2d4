package io.tradesense.allinone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A newcomer's first five minutes by the API alone: register, import a year of trading, read what it was worth. */
public final class Demo {

    private static final int POLLS = 600;
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final ApiClient api;
    private final PrintStream out;

    private Demo(ApiClient api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    /** Runs against a gateway: {@code [base URL]}, by default {@code http://127.0.0.1:8080}. */
    public static void main(String[] arguments) {
        var base = URI.create(arguments.length > 0 ? arguments[0] : "http://127.0.0.1:8080");
        try {
            new Demo(new ApiClient(base), System.out).run();
        } catch (DemoFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        register();
        var account = openAccount();
        upload(account);
        var summary = settledSummary(account);
        var weekdays = api.get("/api/performance/breakdown?by=weekday&accountId=" + account);
        var portfolio = api.get("/api/portfolio?accountId=" + account);
        out.println(new DemoReport(summary, weekdays, portfolio));
    }

    private void register() {
        var email = "demo-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
        var password = password();
        var registered =
                api.post("/api/auth/register", Map.of("email", email, "password", password, "name", "Demo Trader"));
        api.authorize(registered.path("accessToken").asText());
        out.println("Registered " + email + " with the password " + password);
    }

    private String openAccount() {
        var account = api.post(
                "/api/portfolio/accounts",
                Map.of(
                        "name", "Demo at Interactive Brokers",
                        "broker", "INTERACTIVE_BROKERS",
                        "currency", "USD",
                        "startingBalance", "100000",
                        "costBasisMethod", "FIFO"));
        return account.path("id").asText();
    }

    private void upload(String account) {
        var statement = SampleStatement.shipped();
        out.printf("Importing a generated statement of %,d KiB%n", statement.length / 1024);
        var begun = api.post("/api/trades/imports?accountId=" + account + "&format=auto", "application/xml", statement);
        var path = "/api/trades/imports/" + begun.path("id").asText();
        var ended = await("the import", () -> progress(api.get(path)), Demo::ended);
        out.printf(
                "%nImported %s of %s rows (%s duplicates, %s rejected)%n",
                Figures.quantity(ended.path("imported")),
                Figures.quantity(ended.path("rows")),
                Figures.quantity(ended.path("duplicates")),
                Figures.quantity(ended.path("rejected")));
        if (ended.path("status").asText().equals("FAILED")) {
            throw new DemoFailure("The import failed: "
                    + ended.path("errors").path(0).path("detail").asText("no reason given"));
        }
    }

    private JsonNode progress(JsonNode state) {
        out.print("\r  " + state.path("status").asText() + " " + Figures.quantity(state.path("imported")) + " rows  ");
        out.flush();
        return state;
    }

    static boolean ended(JsonNode state) {
        var status = state.path("status").asText();
        return status.equals("COMPLETED") || status.equals("FAILED");
    }

    /** Analytics hears of the trades by events, a moment later: read until the count stands still. */
    private JsonNode settledSummary(String account) {
        var path = "/api/performance/summary?accountId=" + account;
        var seen = new int[] {-1, 0};
        return await("the figures", () -> api.get(path), summary -> {
            var trades = summary.path("trades").asInt();
            seen[1] = trades > 0 && trades == seen[0] ? seen[1] + 1 : 0;
            seen[0] = trades;
            return seen[1] >= 5;
        });
    }

    private static JsonNode await(String what, Supplier<JsonNode> read, Predicate<JsonNode> done) {
        for (var poll = 0; poll < POLLS; poll++) {
            var state = read.get();
            if (done.test(state)) {
                return state;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        throw new DemoFailure("Gave up waiting for " + what + ".");
    }

    private static String password() {
        var bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
