package io.tradesense.kit.testing.browser;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** What a page says unasked: exceptions nobody caught, errors in its console, and how many bytes came for it. */
public final class PageLog implements BiConsumer<String, JsonObject> {
    private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();

    /** Exceptions and errors of the console since they were asked for last, answers of 4xx and 5xx aside. */
    public List<String> troubles() {
        return taken(troubles);
    }

    /** Answers of 4xx and 5xx, each as the console says it. */
    public List<String> refusedRequests() {
        return taken(refused);
    }

    /** Received over the wire since the page was listened to, heads included. */
    public long bytes() {
        return bytes.get();
    }

    @Override
    public void accept(String event, JsonObject details) {
        switch (event) {
            case "Runtime.exceptionThrown" ->
                troubles.add(details.getJsonObject("exceptionDetails").encode());
            case "Runtime.consoleAPICalled" -> {
                if (details.getString("type").matches("error|assert")) {
                    troubles.add(details.getJsonArray("args").encode());
                }
            }
            case "Log.entryAdded" -> said(details.getJsonObject("entry"));
            case "Network.loadingFinished" -> bytes.addAndGet(details.getLong("encodedDataLength"));
            default -> {
                // The page goes about its work.
            }
        }
    }

    private void said(JsonObject entry) {
        if (entry.getString("level").equals("error")) {
            String text = entry.getString("text") + " " + entry.getString("url", "");
            (entry.getString("source").equals("network") ? refused : troubles).add(text);
        }
    }

    private static List<String> taken(Collection<String> all) {
        var taken = List.copyOf(new ArrayList<>(all));
        all.removeAll(taken);
        return taken;
    }
}
