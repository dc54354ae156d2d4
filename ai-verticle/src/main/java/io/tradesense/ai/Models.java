package io.tradesense.ai;

import io.tradesense.ai.models.domain.ChatModel;
import io.tradesense.ai.models.domain.Embedder;
import io.tradesense.ai.models.domain.PatientModel;
import io.tradesense.ai.models.http.OpenAi;
import io.tradesense.ai.models.http.OpenAiEmbeddings;
import io.tradesense.ai.models.http.ProviderGate;
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

/** The models of the provider that is set up, if one is. */
record Models(Optional<ChatModel> chat, Optional<Embedder> embedder, Dependency health) {

    static Models of(Vertx vertx, ModelSettings settings, Clock clock) {
        if (settings.endpoint().isEmpty()) {
            var none = new JsonObject().put("provider", "none").put("writtenBy", "rules");
            return new Models(
                    Optional.empty(), Optional.empty(), new Dependency("model", () -> Future.succeededFuture(none)));
        }
        var endpoint = settings.endpoint().get();
        var http = client(vertx, settings.connections());
        var gate = new ProviderGate(vertx, "model", clock);
        List<ChatModel> models = new ArrayList<>(List.of(new OpenAi(http, endpoint, gate, settings.model())));
        settings.fallback().ifPresent(name -> models.add(new OpenAi(http, endpoint, gate, name)));
        var random = new SplittableRandom();
        var patient = new PatientModel(
                models,
                millis ->
                        vertx.timer(Math.max(1, millis), TimeUnit.MILLISECONDS).mapEmpty(),
                System::nanoTime,
                random::nextDouble);
        // Vectors have a door of their own: their failing must not shut the assistant's.
        var vectorGate = new ProviderGate(vertx, "embeddings", clock);
        Optional<Embedder> embedder =
                settings.embedding().map(name -> new OpenAiEmbeddings(http, endpoint, vectorGate, name));
        return new Models(Optional.of(patient), embedder, health(endpoint.base().getHost(), settings.model(), gate));
    }

    /** Says how the provider is; its being away makes nothing here unhealthy, for rules write without it. */
    private static Dependency health(String host, String model, ProviderGate gate) {
        return new Dependency(
                "model",
                () -> Future.succeededFuture(gate.state().put("provider", host).put("model", model)));
    }

    private static HttpClient client(Vertx vertx, int connections) {
        return vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(3_000)
                        .setIdleTimeout(90)
                        .setMaxHeaderSize(32 << 10),
                new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(4 * connections));
    }
}
