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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer as server-sent events: {@code sentence} for each that holds, {@code dropped} for each that does not,
 * {@code looking} while facts are looked up, {@code done} with the whole, or {@code problem}. The head is written with the
 * first event, so that a refusal before it is an ordinary problem document. While nothing is to be said, a comment now and
 * then tells everybody on the way that the answer is still being made.
 */
final class AnswerStream implements Progress {
    private static final int UNSENT_BYTES = 32 << 10;
    private final RoutingContext ctx;
    private final HttpServerResponse response;
    private final long silenceNanos;
    private long spokeAt = System.nanoTime();
    private boolean gone;
    private @Nullable Promise<Void> drained;

    /** @param silence after which a comment is sent */
    AnswerStream(RoutingContext ctx, Duration silence) {
        this.ctx = ctx;
        this.silenceNanos = silence.toNanos();
        this.response = ctx.response();
        response.setWriteQueueMaxSize(UNSENT_BYTES);
        long timer = ctx.vertx().setPeriodic(Math.max(1, silence.toMillis() / 2), look -> beat());
        ctx.addEndHandler(ended -> {
            ctx.vertx().cancelTimer(timer);
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

    private void beat() {
        if (System.nanoTime() - spokeAt >= silenceNanos && !response.writeQueueFull()) {
            write(": still at it\n\n");
        }
    }

    private void send(String event, JsonObject data) {
        write("event: " + event + "\ndata: " + data.encode() + "\n\n");
    }

    private void write(String text) {
        if (gone || response.ended()) {
            return;
        }
        spokeAt = System.nanoTime();
        if (!response.headWritten()) {
            response.setChunked(true)
                    .putHeader("content-type", "text/event-stream")
                    .putHeader("cache-control", "no-store")
                    .putHeader("x-accel-buffering", "no");
        }
        response.write(text);
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
