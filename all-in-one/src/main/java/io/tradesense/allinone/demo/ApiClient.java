package io.tradesense.allinone.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The gateway as any client sees it: JSON in and out, with a bearer token once there is one. */
final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;

    private @Nullable String token;

    ApiClient(URI base) {
        this.base = base;
    }

    void authorize(String accessToken) {
        token = accessToken;
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, Object body) {
        try {
            var bytes = JSON.writeValueAsBytes(body);
            return post(path, "application/json", bytes);
        } catch (JsonProcessingException error) {
            throw new IllegalArgumentException(error);
        }
    }

    JsonNode post(String path, String contentType, byte[] body) {
        return send(
                request(path).header("Content-Type", contentType).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder prepared) {
        var request = prepared.build();
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer(request.method() + " " + request.uri().getPath(), response.statusCode(), response.body());
        } catch (IOException error) {
            throw new DemoFailure(
                    "No answer from " + base + ". Is TradeSense running? Start it with ./tradesense start.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("Interrupted.");
        }
    }

    /** The body of a good answer; the detail of a problem (RFC 9457) becomes the failure's one line. */
    static JsonNode answer(String call, int status, String body) {
        if (status / 100 == 2) {
            return json(body, call);
        }
        throw new DemoFailure(call + " answered " + status + ": " + detail(body));
    }

    private static JsonNode json(String body, String call) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException error) {
            throw new DemoFailure(call + " answered something that is no JSON");
        }
    }

    private static String detail(String body) {
        try {
            var problem = JSON.readTree(body);
            var detail = problem.path("detail").asText(problem.path("title").asText("no reason given"));
            var fields = new StringBuilder(detail);
            for (var error : problem.path("errors")) {
                fields.append("; ")
                        .append(error.path("pointer").asText())
                        .append(' ')
                        .append(error.path("detail").asText());
            }
            return fields.toString().replaceAll("\\s+", " ");
        } catch (JsonProcessingException noProblem) {
            return "no reason given";
        }
    }
}
