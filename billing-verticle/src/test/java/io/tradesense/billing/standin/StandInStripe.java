package io.tradesense.billing.standin;

import io.tradesense.kit.testing.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stripe over a socket: form-encoded requests, idempotency keys that are honoured, lists by pages, errors of its form. It
 * can be told to answer late, wrongly, or not at all, before or after it has done what it was asked.
 */
public final class StandInStripe implements AutoCloseable {

    /** How the stand-in treats a call. */
    public enum Mood {
        WELL,
        /** Answers 500 and does nothing. */
        FAILING,
        /** Does nothing and never answers. */
        SILENT,
        /** Does it and never answers. */
        SILENT_AFTER
    }

    public final StandInBooks books = new StandInBooks();
    private final StandInCalls calls = new StandInCalls(books);
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final Map<String, Once> answered = new HashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.WELL;
    private volatile Predicate<String> affected = call -> true;
    private volatile long delayMillis;

    private record Once(Map<String, String> given, StandInCalls.Answer answer) {}

    public StandInStripe() {
        server = Waiting.await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body)))
                .listen(0, "127.0.0.1"));
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** From now on, for calls like {@code POST /v1/subscriptions/sub_1}. */
    public void mood(Mood mood, Predicate<String> affected) {
        this.affected = affected;
        this.mood = mood;
    }

    public void well() {
        mood(Mood.WELL, call -> true);
        delayMillis = 0;
    }

    public void answersAfter(long millis) {
        delayMillis = millis;
    }

    /** Calls that came, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void take(HttpServerRequest request, Buffer body) {
        String call = request.method() + " " + request.path();
        asked.add(call);
        Mood now = affected.test(call) ? mood : Mood.WELL;
        if (now == Mood.SILENT) {
            return;
        }
        if (now == Mood.FAILING) {
            send(request, new StandInCalls.Answer(500, StandInViews.error("api_error", "", "Something went wrong")));
            return;
        }
        var answer = once(request, form(request.query() == null ? body.toString() : request.query()));
        if (now == Mood.SILENT_AFTER) {
            return;
        }
        if (delayMillis > 0) {
            vertx.setTimer(delayMillis, timer -> send(request, answer));
        } else {
            send(request, answer);
        }
    }

    private synchronized StandInCalls.Answer once(HttpServerRequest request, Map<String, String> given) {
        String method = request.method().name();
        String key = method.equals("POST") ? request.getHeader("Idempotency-Key") : null;
        Once before = key == null ? null : answered.get(key);
        if (before != null) {
            return before.given.equals(given)
                    ? before.answer
                    : new StandInCalls.Answer(
                            400,
                            StandInViews.error(
                                    "idempotency_error", "", "Keys for idempotent requests can only be used once"));
        }
        var answer = calls.answer(method, request.path(), given);
        if (key != null) {
            answered.put(key, new Once(given, answer));
        }
        return answer;
    }

    private static void send(HttpServerRequest request, StandInCalls.Answer answer) {
        request.response()
                .setStatusCode(answer.status())
                .putHeader("content-type", "application/json")
                .putHeader("request-id", "req_stand_in")
                .end(answer.body().toBuffer());
    }

    private static Map<String, String> form(@Nullable String text) {
        Map<String, String> form = new LinkedHashMap<>();
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&")) {
                String[] parts = pair.split("=", 2);
                form.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The prices of our catalogue, as the synchronisation leaves them there. */
    public StandInStripe withCatalogue() {
        for (var price : List.of("pro_month:1900", "pro_year:19000", "premium_month:4900", "premium_year:49000")) {
            String[] parts = price.split("[_:]");
            var unused = calls.answer(
                    "POST",
                    "/v1/prices",
                    Map.of(
                            "lookup_key",
                            "tradesense_" + parts[0] + "_" + parts[1],
                            "product",
                            "tradesense_" + parts[0],
                            "currency",
                            "usd",
                            "unit_amount",
                            parts[2],
                            "recurring[interval]",
                            parts[1],
                            "metadata[plan]",
                            parts[0]));
        }
        return this;
    }

    public JsonObject lastSession() {
        synchronized (books) {
            JsonObject last = new JsonObject();
            for (JsonObject each : books.sessions.values()) {
                last = each;
            }
            return last;
        }
    }

    @Override
    public void close() {
        var unused = Waiting.await(vertx.close());
    }
}
