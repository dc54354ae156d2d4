package io.tradesense.ai.assistant.http;

import io.tradesense.ai.access.http.Statements;
import io.tradesense.ai.assistant.domain.Progress;
import io.tradesense.ai.grounding.domain.Checked;
import io.tradesense.kit.Fault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/**
 * An answer as server-sent events: {@code sentence} for each that holds, {@code dropped} for each that does not,
 * {@code looking} while facts are looked up, {@code done} with the whole, or {@code problem}. The head is written with the
 * first event, so that a refusal before it is an ordinary problem document.
 */
final class AnswerStream implements Progress {
    private static final int UNSENT_BYTES = 32 << 10;
    private final RoutingContext ctx;
    private final HttpServerResponse response;
    private boolean gone;
    private @Nullable Promise<Void> drained;

    AnswerStream(RoutingContext ctx) {
        this.ctx = ctx;
        this.response = ctx.response();
        response.setWriteQueueMaxSize(UNSENT_BYTES);
        ctx.addEndHandler(ended -> {
            gone = true;
            release();
        });
        response.drainHandler(ready -> release());
    }

    /** Waits for a client that reads slowly. */
    @Override
    public Future<Void> sentence(int number, Checked sentence) {
        send("sentence", Statements.write(sentence).put("number", number));
        if (gone || !response.writeQueueFull()) {
            return Future.succeededFuture();
        }
        Promise<Void> waiting = Promise.promise();
        drained = waiting;
        return waiting.future();
    }

    @Override
    public void dropped(int number) {
        send("dropped", new JsonObject().put("number", number));
    }

    @Override
    public void looking(String tool) {
        send("looking", new JsonObject().put("tool", tool));
    }

    void done(JsonObject answer) {
        send("done", answer);
        end();
    }

    void failed(Throwable failure) {
        if (gone) {
            return;
        }
        if (response.headWritten()) {
            String detail = failure instanceof Fault fault ? fault.detail() : "the answer could not be made";
            send("problem", new JsonObject().put("detail", detail));
            end();
        } else {
            ctx.fail(failure);
        }
    }

    private void send(String event, JsonObject data) {
        if (gone || response.ended()) {
            return;
        }
        if (!response.headWritten()) {
            response.setChunked(true)
                    .putHeader("content-type", "text/event-stream")
                    .putHeader("cache-control", "no-store")
                    .putHeader("x-accel-buffering", "no");
        }
        response.write("event: " + event + "\ndata: " + data.encode() + "\n\n");
    }

    private void end() {
        if (!gone && !response.ended()) {
            response.end();
        }
    }

    private void release() {
        Promise<Void> waiting = drained;
        drained = null;
        if (waiting != null) {
            waiting.complete();
        }
    }
}
