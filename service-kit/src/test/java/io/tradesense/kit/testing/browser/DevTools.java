package io.tradesense.kit.testing.browser;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A page's end of the DevTools protocol: numbered questions and answers as JSON over a WebSocket. */
final class DevTools implements WebSocket.Listener {
    private static final long PATIENCE_SECONDS = 30;
    private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final StringBuilder received = new StringBuilder();
    private final BiConsumer<String, JsonObject> heard;
    private @Nullable WebSocket socket;

    private DevTools(BiConsumer<String, JsonObject> heard) {
        this.heard = heard;
    }

    /** @param heard gets the name and the parameters of what the page tells unasked */
    static DevTools connect(URI page, BiConsumer<String, JsonObject> heard) {
        var tools = new DevTools(heard);
        tools.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, tools)
                .join();
        return tools;
    }

    /** For what has nothing to answer but that it is done. */
    void tell(String method, JsonObject parameters) {
        var done = ask(method, parameters);
        if (!done.isEmpty()) {
            throw new AssertionError(method + " has answered " + done.encode());
        }
    }

    JsonObject ask(String method, JsonObject parameters) {
        int number = numbers.incrementAndGet();
        var answer = new CompletableFuture<JsonObject>();
        asked.put(number, answer);
        var question = new JsonObject().put("id", number).put("method", method).put("params", parameters);
        WebSocket open = socket;
        if (open == null) {
            throw new IllegalStateException("not connected");
        }
        var whole = open.sendText(question.encode(), true)
                .thenCompose(sent -> answer)
                .toCompletableFuture()
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (whole.containsKey("error")) {
            throw new AssertionError(
                    method + ": " + whole.getJsonObject("error").encode());
        }
        return whole.getJsonObject("result");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        received.append(part);
        if (last) {
            var message = new JsonObject(received.toString());
            received.setLength(0);
            var waiting = asked.remove(message.getInteger("id", 0));
            if (waiting != null) {
                waiting.complete(message);
            } else if (message.containsKey("method")) {
                heard.accept(message.getString("method"), message.getJsonObject("params"));
            }
        }
        from.request(1);
        return null;
    }
}
