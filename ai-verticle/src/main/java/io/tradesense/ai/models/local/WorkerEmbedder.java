package io.tradesense.ai.models.local;

import io.tradesense.ai.models.domain.Embedder;
import io.tradesense.ai.models.domain.LocalModel;
import io.tradesense.ai.models.domain.ModelFault;
import io.tradesense.ai.models.domain.ModelFault.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A local model on one thread of its own, a text at a time. Used on one event loop. */
public final class WorkerEmbedder implements Embedder {
    private static final String POOL = "ai-vectors";
    private static final int THREADS = 1;
    private static final int MOST_WAITING = 64;

    private static final long LONGEST_SECONDS = 60;
    private final LocalModel model;
    private final WorkerExecutor thread;
    private int waiting;
    private @Nullable String lastFault;

    public WorkerEmbedder(Vertx vertx, LocalModel model) {
        this.model = model;
        this.thread = vertx.createSharedWorkerExecutor(POOL, THREADS, LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    /** The one on the class path; empty where there is none. */
    public static Optional<LocalModel> find() {
        return ServiceLoader.load(LocalModel.class).findFirst();
    }

    @Override
    public Future<Embedded> embed(List<String> texts, Duration patience) {
        if (waiting >= MOST_WAITING) {
            return Future.failedFuture(ModelFault.of(Kind.BUSY, MOST_WAITING + " others wait for their vectors"));
        }
        waiting++;
        var givenUp = new AtomicBoolean();
        Future<List<float[]>> vectors = Future.succeededFuture(new ArrayList<>());
        for (String text : texts) {
            vectors = vectors.compose(made -> one(text, givenUp).map(vector -> {
                made.add(vector);
                return made;
            }));
        }
        return vectors.onComplete(done -> waiting--)
                .timeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
                .onFailure(failure -> givenUp.set(true))
                .onSuccess(made -> lastFault = null)
                .map(made -> new Embedded(List.copyOf(made), 0))
                .recover(failure -> Future.failedFuture(fault(failure)));
    }

    /** Who asks for many gets in line again for each, so that who searches waits for one of them and not for all. */
    private Future<float[]> one(String text, AtomicBoolean givenUp) {
        return thread.executeBlocking(
                () -> {
                    if (givenUp.get()) {
                        throw ModelFault.of(Kind.CANCELLED, "nobody waits any more");
                    }
                    return model.embed(List.of(text)).get(0);
                },
                false);
    }

    private ModelFault fault(Throwable failure) {
        if (failure instanceof ModelFault fault) {
            return fault;
        }
        Kind kind = failure instanceof TimeoutException ? Kind.TIMED_OUT : Kind.BROKEN;
        lastFault = failure.toString();
        return ModelFault.of(kind, failure.toString());
    }

    /** Loads what has to be loaded, which takes longer than anybody waits for a search. */
    public WorkerEmbedder warmed() {
        var unused = embed(List.of("a first text"), Duration.ofSeconds(LONGEST_SECONDS));
        return this;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    /** For {@code /health}. */
    public JsonObject state() {
        return new JsonObject().put("waiting", waiting).put("lastFault", lastFault);
    }
}
