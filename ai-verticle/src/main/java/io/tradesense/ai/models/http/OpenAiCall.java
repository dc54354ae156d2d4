package io.tradesense.ai.models.http;

import io.tradesense.ai.models.domain.ChatModel.Call;
import io.tradesense.ai.models.domain.ChatModel.Listener;
import io.tradesense.ai.models.domain.ModelAnswer;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.models.domain.ModelFault.Kind;
import io.tradesense.ai.models.domain.ModelRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call, from its request to the last chunk of its answer. */
final class OpenAiCall implements Call {
    private static final long LONGEST_SILENCE_MILLIS = 20_000;
    private static final int LARGEST_ERROR = 64 << 10;
    private final HttpClient http;
    private final Endpoint endpoint;
    private final ModelRequest request;
    private final Listener listener;
    private final String model;
    private final AnswerParts parts;
    private final EventStream events = new EventStream();
    private final Promise<ModelAnswer> streamed = Promise.promise();
    private final Promise<ModelAnswer> answer = Promise.promise();
    private @Nullable HttpClientRequest sent;
    private boolean read;
    private boolean cancelled;

    OpenAiCall(HttpClient http, Endpoint endpoint, String model, ModelRequest request, Listener listener) {
        this.http = http;
        this.endpoint = endpoint;
        this.model = model;
        this.request = request;
        this.listener = listener;
        this.parts = new AnswerParts(request, model);
    }

    void begin(ProviderGate gate) {
        long patience = Math.max(1, request.patience().toMillis());
        gate.call(() -> send(patience).timeout(patience, TimeUnit.MILLISECONDS).recover(this::asFault))
                .onFailure(failure -> close())
                .onComplete(answer);
    }

    @Override
    public Future<ModelAnswer> answer() {
        return answer.future();
    }

    @Override
    public void cancel() {
        cancelled = true;
        close();
        streamed.tryFail(fault(Kind.CANCELLED, "cancelled"));
    }

    private Future<ModelAnswer> send(long patience) {
        var body = RequestJson.write(model, request, endpoint.isOpenAi()).toBuffer();
        return http.request(endpoint.post("/chat/completions", Math.min(patience, LONGEST_SILENCE_MILLIS)))
                .compose(open -> {
                    sent = open;
                    if (cancelled) {
                        return Future.failedFuture(fault(Kind.CANCELLED, "cancelled"));
                    }
                    return open.send(body);
                })
                .compose(response -> response.statusCode() == 200 ? stream(response) : refusal(response));
    }

    /** Chunk by chunk: the next is read when whoever listens has taken what was said. */
    private Future<ModelAnswer> stream(HttpClientResponse response) {
        response.pause();
        response.handler(chunk -> take(chunk).onComplete(taken -> response.fetch(1), streamed::tryFail));
        response.exceptionHandler(streamed::tryFail);
        response.endHandler(end -> {
            read = true;
            complete();
        });
        response.fetch(1);
        return streamed.future();
    }

    private Future<Void> take(Buffer chunk) {
        try {
            var said = new StringBuilder();
            List<String> whole = events.feed(chunk);
            whole.forEach(event -> said.append(parts.add(event)));
            return said.length() == 0 ? Future.succeededFuture() : listener.heard(said.toString());
        } catch (ModelFault fault) {
            return Future.failedFuture(fault);
        } catch (RuntimeException unreadable) {
            return Future.failedFuture(fault(Kind.BROKEN, unreadable.toString()));
        }
    }

    private void complete() {
        try {
            streamed.tryComplete(parts.whole());
        } catch (ModelFault fault) {
            streamed.tryFail(fault);
        }
    }

    private Future<ModelAnswer> refusal(HttpClientResponse response) {
        var body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() < LARGEST_ERROR) {
                body.appendBuffer(chunk);
            }
        });
        return response.end()
                .onSuccess(end -> read = true)
                .compose(end -> Future.failedFuture(ErrorAnswers.of(response.statusCode(), response.headers(), body)));
    }

    private Future<ModelAnswer> asFault(Throwable failure) {
        if (failure instanceof ModelFault) {
            return Future.failedFuture(failure);
        }
        if (cancelled) {
            return Future.failedFuture(fault(Kind.CANCELLED, "cancelled"));
        }
        if (failure instanceof ConnectionPoolTooBusyException) {
            return Future.failedFuture(ModelFault.of(Kind.BUSY, "every connection to the provider is taken"));
        }
        boolean late = failure instanceof TimeoutException
                || String.valueOf(failure.getMessage()).contains("timeout");
        return Future.failedFuture(fault(late ? Kind.TIMED_OUT : Kind.BROKEN, failure.toString()));
    }

    /** Before the request was sent nothing has been used. */
    private ModelFault fault(Kind kind, String detail) {
        var fault = ModelFault.of(kind, detail);
        return sent == null ? fault : fault.having(parts.usage());
    }

    /** A connection whose answer was not read to its end is closed, which tells the provider to stop; others are used again. */
    private void close() {
        HttpClientRequest open = sent;
        if (open != null && !read) {
            var unused = open.reset();
        }
    }
}
