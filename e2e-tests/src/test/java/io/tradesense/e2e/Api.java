package io.tradesense.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gateway as a trader's own program sees it. */
record Api(URI base, @Nullable String token) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_IMPORT = Duration.ofSeconds(120);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    Api(URI base) {
        this(base, null);
    }

    record Answer(int status, JsonNode body) {

        /** The body of an answer that must be good. */
        JsonNode expect(int expected) {
            if (status != expected) {
                throw new AssertionError("answered " + status + " instead of " + expected + ": " + body);
            }
            return body;
        }
    }

    /** The same door, signed in as somebody new. */
    Api registered() {
        var user = Map.of(
                "email", "trader-" + UUID.randomUUID() + "@example.com",
                "password", "correct-Horse-7-battery",
                "name", "A Trader");
        var answer = post("/api/auth/register", user).expect(201);
        return new Api(base, answer.path("accessToken").asText());
    }

    /** The same user once a plan that costs money, on the local stand-in's page where none moves, has begun to count. */
    Api subscribedTo(String plan) {
        var url = post("/api/billing/checkout", Map.of("planId", plan))
                .expect(200)
                .path("url")
                .asText();
        var page = "/api/billing/local/checkouts/" + url.substring(url.lastIndexOf('/') + 1);
        var paid = new Api(base)
                .send(new Api(base).request(page).POST(BodyPublishers.noBody()))
                .expect(200);
        var unused = Eventually.read(
                "the plan",
                Duration.ofSeconds(60),
                () -> get("/api/billing/entitlements").expect(200),
                told -> told.path("plan").asText().equals(plan));
        return this;
    }

    /** The id of a new account that begins with 100,000 dollars. */
    String opensAccount() {
        var account = Map.of(
                "name", "Main",
                "broker", "INTERACTIVE_BROKERS",
                "currency", "USD",
                "startingBalance", "100000");
        return post("/api/portfolio/accounts", account).expect(201).path("id").asText();
    }

    /** The path to ask for the state of an import that has just been accepted. */
    String beginsImport(String account, String type, byte[] file) {
        var answer = upload(account, type, BodyPublishers.ofByteArray(file)).expect(202);
        return "/api/trades/imports/" + answer.path("id").asText();
    }

    /** The state of an import once it has ended, well or not. */
    JsonNode ended(String path) {
        return Eventually.read("the import", LONGEST_IMPORT, () -> get(path).expect(200), Api::hasEnded);
    }

    static boolean hasEnded(JsonNode state) {
        return !state.path("status").asText().matches("QUEUED|RUNNING");
    }

    /** The summary of an account once analytics has heard of so many trades. */
    JsonNode summary(String account, int trades) {
        var path = "/api/performance/summary?accountId=" + account + "&tz=America/New_York";
        return Eventually.read(
                "a summary of " + trades + " trades",
                LONGEST_IMPORT,
                () -> get(path).expect(200),
                summary -> summary.path("trades").asInt() == trades);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    /** The status of an answer that is not waited for here. */
    CompletableFuture<Integer> later(String path) {
        return HTTP.sendAsync(request(path).GET().build(), BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    /** An answer that is not waited for here. */
    CompletableFuture<Answer> postLater(String path, Object body) {
        return CompletableFuture.supplyAsync(() -> post(path, body), work -> new Thread(work).start());
    }

    Answer post(String path, Object body) {
        return postText(path, JSON.valueToTree(body).toString());
    }

    Answer postText(String path, String json) {
        return send(request(path).header("content-type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** The first event of an answer that never ends. */
    String firstEvent(String path) {
        try (var lines =
                HTTP.send(request(path).GET().build(), BodyHandlers.ofLines()).body()) {
            return lines.takeWhile(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Any request. @param type of the content; null where there is none */
    Answer send(String method, String path, @Nullable String type, @Nullable String content) {
        var body = content == null ? BodyPublishers.noBody() : BodyPublishers.ofString(content);
        var request = request(path).method(method, body);
        return send(type == null ? request : request.header("content-type", type));
    }

    Answer postBytes(String path, String type, byte[] body) {
        return send(request(path).header("content-type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer upload(String account, String type, BodyPublisher file) {
        return send(request("/api/trades/imports?format=auto&accountId=" + account)
                .header("content-type", type)
                .POST(file));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        return token == null ? request : request.header("authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("content-type").orElse("json").contains("json");
            return new Answer(
                    response.statusCode(),
                    isJson
                            ? JSON.readTree(response.body())
                            : JSON.getNodeFactory().textNode(response.body()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
