package io.tradesense.ai.models.http;

import io.tradesense.ai.models.domain.Embedder;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.models.domain.ModelFault.Kind;
import io.tradesense.ai.models.domain.ModelRequest;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** {@code POST /embeddings}. */
public final class OpenAiEmbeddings implements Embedder {
    private static final int LARGEST_ANSWER = 16 << 20;
    private static final int DIMENSIONS = 256;
    private final HttpClient http;
    private final Endpoint endpoint;
    private final ProviderGate gate;
    private final String model;

    public OpenAiEmbeddings(HttpClient http, Endpoint endpoint, ProviderGate gate, String model) {
        this.http = http;
        this.endpoint = endpoint;
        this.gate = gate;
        this.model = model;
    }

    @Override
    public String name() {
        return model;
    }

    @Override
    public boolean isLocal() {
        return false;
    }

    @Override
    public Future<Embedded> embed(List<String> texts, Duration patience) {
        long millis = Math.max(1, patience.toMillis());
        return gate.call(() -> ask(texts, millis)
                .timeout(millis, TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(fault(failure))));
    }

    private static ModelFault fault(Throwable failure) {
        if (failure instanceof ModelFault fault) {
            return fault;
        }
        if (failure instanceof ConnectionPoolTooBusyException) {
            return ModelFault.of(Kind.BUSY, "every connection to the provider is taken");
        }
        return ModelFault.of(failure instanceof TimeoutException ? Kind.TIMED_OUT : Kind.BROKEN, failure.toString());
    }

    private Future<Embedded> ask(List<String> texts, long millis) {
        var body = new JsonObject()
                .put("model", model)
                .put("input", new JsonArray(texts))
                .put("encoding_format", "float");
        if (model.startsWith("text-embedding-3")) {
            body.put("dimensions", DIMENSIONS);
        }
        return http.request(endpoint.post("/embeddings", millis))
                .compose(request -> request.send(body.toBuffer()))
                .compose(response -> body(response).map(answer -> {
                    if (response.statusCode() != 200) {
                        throw ErrorAnswers.of(response.statusCode(), response.headers(), answer);
                    }
                    return read(new JsonObject(answer), texts);
                }));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        var body = Buffer.buffer();
        response.handler(chunk -> {
            if (body.length() + chunk.length() <= LARGEST_ANSWER) {
                body.appendBuffer(chunk);
            } else {
                var unused = response.request().reset();
            }
        });
        return response.end().map(body);
    }

    private static Embedded read(JsonObject json, List<String> texts) {
        float[][] vectors = new float[texts.size()][];
        for (Object each : json.getJsonArray("data")) {
            var item = (JsonObject) each;
            vectors[item.getInteger("index")] = unit(item.getJsonArray("embedding"));
        }
        if (Arrays.stream(vectors).anyMatch(vector -> vector == null)) {
            throw ModelFault.of(Kind.BROKEN, "not every text got its vector");
        }
        return new Embedded(List.of(vectors), tokens(json.getJsonObject("usage", new JsonObject()), texts));
    }

    /** Servers of one's own often do not say; then it is reckoned. */
    private static long tokens(JsonObject usage, List<String> texts) {
        Long told = usage.getLong("total_tokens");
        return told != null
                ? told
                : texts.stream().mapToLong(ModelRequest::tokensOf).sum();
    }

    private static float[] unit(JsonArray numbers) {
        float[] vector = new float[numbers.size()];
        double square = 0;
        for (int at = 0; at < vector.length; at++) {
            vector[at] = numbers.getDouble(at).floatValue();
            square += (double) vector[at] * vector[at];
        }
        float length = (float) Math.sqrt(square);
        for (int at = 0; at < vector.length && length > 0; at++) {
            vector[at] /= length;
        }
        return vector;
    }
}
