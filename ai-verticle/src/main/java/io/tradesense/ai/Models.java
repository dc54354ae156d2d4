package io.tradesense.ai;

import io.tradesense.ai.models.domain.ChatModel;
import io.tradesense.ai.models.domain.Embedder;
import io.tradesense.ai.models.domain.PatientModel;
import io.tradesense.ai.models.http.OpenAi;
import io.tradesense.ai.models.http.OpenAiEmbeddings;
import io.tradesense.ai.models.http.ProviderGate;
import io.tradesense.ai.models.local.WorkerEmbedder;
import io.tradesense.kit.health.Dependency;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The models that are set up, if any are.
 *
 * @param health what {@code /health} shows of them; none of them being away makes the service unhealthy
 */
record Models(Optional<ChatModel> chat, Optional<Embedder> embedder, List<Dependency> health) {
    private static final JsonObject NO_PROVIDER =
            new JsonObject().put("provider", "none").put("writtenBy", "rules");
    private static final JsonObject NO_VECTORS =
            new JsonObject().put("provider", "none").put("searchedBy", "words");

    static Models of(Vertx vertx, ModelSettings settings, Clock clock) {
        if (settings.endpoint().isEmpty()) {
            return local(vertx, Optional.empty(), shown("model", NO_PROVIDER::copy));
        }
        var endpoint = settings.endpoint().get();
        var http = client(vertx, settings.connections());
        var gate = new ProviderGate(vertx, "model", clock);
        Optional<ChatModel> chat = Optional.of(patient(vertx, settings, http, gate));
        var model = shown(
                "model",
                () -> gate.state().put("provider", endpoint.base().getHost()).put("model", settings.model()));
        if (settings.embedding().isEmpty()) {
            return local(vertx, chat, model);
        }
        // Vectors have a door of their own: their failing must not shut the assistant's.
        var vectorGate = new ProviderGate(vertx, "embeddings", clock);
        String name = settings.embedding().get();
        return new Models(
                chat,
                Optional.of(new OpenAiEmbeddings(http, endpoint, vectorGate, name)),
                List.of(
                        model,
                        shown(
                                "embeddings",
                                () -> vectorGate
                                        .state()
                                        .put("provider", endpoint.base().getHost())
                                        .put("model", name))));
    }

    /** Vectors of the model on the class path, where there is one. */
    private static Models local(Vertx vertx, Optional<ChatModel> chat, Dependency model) {
        return WorkerEmbedder.find()
                .map(found -> new WorkerEmbedder(vertx, found).warmed())
                .map(vectors -> new Models(
                        chat,
                        Optional.of(vectors),
                        List.of(
                                model,
                                shown(
                                        "embeddings",
                                        () -> vectors.state()
                                                .put("provider", "local")
                                                .put("model", vectors.name())))))
                .orElseGet(() ->
                        new Models(chat, Optional.empty(), List.of(model, shown("embeddings", NO_VECTORS::copy))));
    }

    private static ChatModel patient(Vertx vertx, ModelSettings settings, HttpClient http, ProviderGate gate) {
        var endpoint = settings.endpoint().orElseThrow();
        List<ChatModel> models = new ArrayList<>(List.of(new OpenAi(http, endpoint, gate, settings.model())));
        settings.fallback().ifPresent(name -> models.add(new OpenAi(http, endpoint, gate, name)));
        var random = new SplittableRandom();
        return new PatientModel(models, millis -> later(vertx, millis), System::nanoTime, random::nextDouble);
    }

    static Future<Void> later(Vertx vertx, long millis) {
        return vertx.timer(Math.max(1, millis), TimeUnit.MILLISECONDS).mapEmpty();
    }

    private static Dependency shown(String name, Supplier<JsonObject> state) {
        return new Dependency(name, () -> Future.succeededFuture(state.get()));
    }

    private static HttpClient client(Vertx vertx, int connections) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(3_000)
                        .setIdleTimeout(90)
                        .setMaxHeaderSize(32 << 10),
                new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(connections));
    }
}
