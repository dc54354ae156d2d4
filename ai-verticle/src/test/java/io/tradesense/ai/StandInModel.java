package io.tradesense.ai;

import static io.tradesense.kit.testing.Waiting.await;

import io.tradesense.kit.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;

/** A provider that speaks Chat Completions and Embeddings over a socket, as well or as badly as a test wants. */
@NullUnmarked
public final class StandInModel {
    private final Vertx vertx;
    private final List<JsonObject> asked = new CopyOnWriteArrayList<>();
    private final List<String> embedded = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private volatile Function<JsonObject, Answering> script = body -> says("Nothing to say.");
    private volatile Function<String, float[]> vectors = text -> new float[] {1, 0};
    private int port;

    /** How one request is answered. */
    public interface Answering {
        void answer(HttpServerRequest request);
    }

    public static StandInModel start(Vertx vertx) {
        var model = new StandInModel(vertx);
        var server = await(vertx.createHttpServer().requestHandler(model::serve).listen(0, "127.0.0.1"));
        model.port = server.actualPort();
        return model;
    }

    private StandInModel(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Settings of a service that has vectors made here, on a database of its own. */
    Map<String, String> forVectors() {
        return Map.of(
                "AI_DATABASE_URL",
                TestPostgres.newDatabase(),
                "AI_TURN",
                "50ms",
                "AI_EMBEDDING_MODEL",
                "stand-in-vectors",
                "OPENAI_BASE_URL",
                url());
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/v1";
    }

    public void reset() {
        asked.clear();
        embedded.clear();
        closed.set(0);
        script = body -> says("Nothing to say.");
    }

    public void script(Function<JsonObject, Answering> answers) {
        script = answers;
    }

    public void vectors(Function<String, float[]> made) {
        vectors = made;
    }

    /** The bodies of all requests for words so far. */
    public List<JsonObject> asked() {
        return List.copyOf(asked);
    }

    /** All texts that vectors were wanted of so far. */
    public List<String> embedded() {
        return List.copyOf(embedded);
    }

    /** How many requests lost their connection before they were answered whole. */
    public int closed() {
        return closed.get();
    }

    /** Requests under way. */
    public int open() {
        return open.get();
    }

    private void serve(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var json = new JsonObject(body);
            if (request.path().endsWith("/embeddings")) {
                embed(request, json);
                return;
            }
            open.incrementAndGet();
            request.response().endHandler(ended -> open.decrementAndGet());
            request.response().closeHandler(gone -> {
                if (!request.response().ended()) {
                    closed.incrementAndGet();
                    open.decrementAndGet();
                }
            });
            asked.add(json);
            script.apply(json).answer(request);
        });
    }

    private void embed(HttpServerRequest request, JsonObject body) {
        var data = new JsonArray();
        for (int at = 0; at < body.getJsonArray("input").size(); at++) {
            embedded.add(body.getJsonArray("input").getString(at));
            var vector = new JsonArray();
            for (float each : vectors.apply(body.getJsonArray("input").getString(at))) {
                vector.add(each);
            }
            data.add(new JsonObject().put("index", at).put("embedding", vector));
        }
        request.response()
                .end(new JsonObject()
                        .put("data", data)
                        .put("usage", new JsonObject().put("total_tokens", 7))
                        .encode());
    }

    /** Words, streamed in pieces that are cut anywhere. */
    public Answering says(String text) {
        return request -> send(request, events(text, "stop", usage(100, 20)));
    }

    /** One tool wanted, its arguments in pieces. */
    public Answering wants(String tool, JsonObject arguments) {
        return request -> {
            String whole = arguments.encode();
            int half = whole.length() / 2;
            var first = delta(new JsonObject()
                    .put("tool_calls", new JsonArray().add(call(0, "call_1", tool, whole.substring(0, half)))));
            var second = delta(new JsonObject()
                    .put(
                            "tool_calls",
                            new JsonArray()
                                    .add(new JsonObject()
                                            .put("index", 0)
                                            .put(
                                                    "function",
                                                    new JsonObject().put("arguments", whole.substring(half))))));
            send(
                    request,
                    event(first) + event(second) + event(finish("tool_calls")) + event(usage(100, 10))
                            + "data: [DONE]\n\n");
        };
    }

    public Answering refuses(int status, String code, Map<String, String> headers) {
        return request -> {
            headers.forEach(request.response()::putHeader);
            request.response()
                    .setStatusCode(status)
                    .end(new JsonObject()
                            .put(
                                    "error",
                                    new JsonObject()
                                            .put("message", "No: " + code)
                                            .put("type", code)
                                            .put("code", code))
                            .encode());
        };
    }

    /** Never answers at all. */
    public Answering hangs() {
        return request -> {};
    }

    /** Says something and then nothing, with the connection open. */
    public Answering saysAndHangs(String text) {
        return request -> {
            request.response().setChunked(true);
            request.response().write(event(delta(new JsonObject().put("content", text))));
        };
    }

    /** Goes on for ever, a sentence at a time, no faster than it is read. */
    public Answering talksOn(String sentence) {
        return request -> {
            var response = request.response().setChunked(true);
            talkOn(response, event(delta(new JsonObject().put("content", sentence))));
        };
    }

    private void talkOn(HttpServerResponse response, String event) {
        if (response.closed()) {
            return;
        }
        response.write(event).compose(written -> vertx.timer(2)).onSuccess(waited -> talkOn(response, event));
    }

    /** Cuts the connection in the middle. */
    public Answering breaksOff(String text) {
        return request -> {
            request.response().setChunked(true);
            request.response()
                    .write(event(delta(new JsonObject().put("content", text))))
                    .onSuccess(written -> request.connection().close());
        };
    }

    /** Sends bytes as they are. */
    public Answering sends(String body) {
        return request -> send(request, body);
    }

    /** Waits until a test says so. */
    public Answering after(Future<?> signal, Answering then) {
        return request -> signal.onComplete(done -> then.answer(request));
    }

    public static Promise<Void> signal() {
        return Promise.promise();
    }

    public static String events(String text, String finish, JsonObject usage) {
        var events = new StringBuilder(": a comment\n\n");
        for (int at = 0; at < text.length(); at += 7) {
            String piece = text.substring(at, Math.min(text.length(), at + 7));
            events.append(event(delta(new JsonObject().put("content", piece))));
        }
        return events.append(event(finish(finish)))
                .append(event(usage))
                .append("data: [DONE]\n\n")
                .toString();
    }

    /** Pieces of 1 to 13 bytes, so that characters and lines are cut apart. */
    private void send(HttpServerRequest request, String body) {
        var response = request.response().setChunked(true).putHeader("content-type", "text/event-stream");
        Buffer all = Buffer.buffer(body);
        int at = 0;
        int size = 1;
        while (at < all.length()) {
            int end = Math.min(all.length(), at + size);
            response.write(all.getBuffer(at, end));
            at = end;
            size = size % 13 + 1;
        }
        response.end();
    }

    private static JsonObject call(int index, String id, String name, String arguments) {
        return new JsonObject()
                .put("index", index)
                .put("id", id)
                .put("type", "function")
                .put("function", new JsonObject().put("name", name).put("arguments", arguments));
    }

    public static JsonObject delta(JsonObject delta) {
        return chunk(new JsonArray().add(new JsonObject().put("index", 0).put("delta", delta)));
    }

    private static JsonObject finish(String reason) {
        return chunk(new JsonArray()
                .add(new JsonObject()
                        .put("index", 0)
                        .put("delta", new JsonObject())
                        .put("finish_reason", reason)));
    }

    public static JsonObject usage(int input, int output) {
        return chunk(new JsonArray())
                .put("usage", new JsonObject().put("prompt_tokens", input).put("completion_tokens", output));
    }

    private static JsonObject chunk(JsonArray choices) {
        return new JsonObject()
                .put("object", "chat.completion.chunk")
                .put("model", "stand-in-1")
                .put("choices", choices);
    }

    public static String event(JsonObject data) {
        return "data: " + data.encode() + "\n\n";
    }
}
