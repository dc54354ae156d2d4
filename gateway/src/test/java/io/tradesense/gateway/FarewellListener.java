package io.tradesense.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Java's own WebSocket client, all that it hears and how it ends. Vert.x's client fails to open a socket whose end came in the same
 * read as its beginning.
 */
final class FarewellListener implements WebSocket.Listener {
    private static final int LONGEST_WAIT_SECONDS = 20;
    private final List<String> texts = new ArrayList<>();
    private final CompletableFuture<Farewell> farewell = new CompletableFuture<>();

    record Farewell(List<String> texts, int status, String reason) {}

    /** What is said until the other side ends the socket. */
    static Farewell hear(TestGateway gateway, String path) throws Exception {
        var listener = new FarewellListener();
        var opening = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + gateway.port() + path), listener);
        var socket = opening.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        var heard = listener.farewell.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        socket.abort();
        return heard;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
        texts.add(text.toString());
        return WebSocket.Listener.super.onText(socket, text, isLast);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        farewell.complete(new Farewell(List.copyOf(texts), status, reason));
        return WebSocket.Listener.super.onClose(socket, status, reason);
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        farewell.completeExceptionally(failure);
    }
}
