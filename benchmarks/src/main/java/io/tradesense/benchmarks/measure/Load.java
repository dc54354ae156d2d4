package io.tradesense.benchmarks.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Many clients of a proxy. Every answer must be a 200. */
final class Load {
    private static final long LONGEST_RUN_SECONDS = 300;
    private static final int STEADY_CONNECTIONS = 256;
    private final Vertx vertx;
    private final int connections;
    private final HttpClient http;

    Load(Vertx vertx, int connections) {
        this.vertx = vertx;
        this.connections = connections;
        this.http =
                vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(STEADY_CONNECTIONS));
    }

    /** One request after the other on each connection. @return requests a second */
    double requests(Contestant target, List<String> tokens, int count) throws Exception {
        var started = new AtomicInteger();
        long from = System.nanoTime();
        run(target, tokens, started, () -> started.get() < count);
        return count / ((System.nanoTime() - from) / 1e9);
    }

    void forSeconds(Contestant target, String token, int seconds) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        run(target, List.of(token), new AtomicInteger(), () -> System.nanoTime() < until);
    }

    private void run(Contestant target, List<String> tokens, AtomicInteger started, BooleanSupplier goOn)
            throws Exception {
        List<Future<Void>> clients = Stream.generate(() -> client(target, tokens, started, goOn))
                .limit(connections)
                .toList();
        await(Future.all(clients));
    }

    private Future<Void> client(Contestant target, List<String> tokens, AtomicInteger started, BooleanSupplier goOn) {
        if (!goOn.getAsBoolean()) {
            return Future.succeededFuture();
        }
        String token = tokens.get(started.getAndIncrement() % tokens.size());
        return ask(target, token).compose(done -> client(target, tokens, started, goOn));
    }

    /** So many requests a second, each sent when it is due, however the others fare. */
    Latencies steadily(Contestant target, String token, int rate, int seconds) throws Exception {
        int count = rate * seconds;
        long[] nanos = new long[count];
        var left = new AtomicInteger(count);
        Promise<Void> all = Promise.promise();
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        var next = new AtomicInteger();
        vertx.setPeriodic(1, timer -> {
            while (next.get() < count && start + due(next.get(), rate) <= System.nanoTime()) {
                int mine = next.getAndIncrement();
                ask(target, token).onFailure(all::tryFail).onSuccess(done -> {
                    nanos[mine] = System.nanoTime() - start - due(mine, rate);
                    if (left.decrementAndGet() == 0) {
                        all.tryComplete();
                    }
                });
            }
            if (next.get() >= count) {
                vertx.cancelTimer(timer);
            }
        });
        await(all.future());
        return Latencies.of(nanos);
    }

    private static long due(int number, int rate) {
        return number * 1_000_000_000L / rate;
    }

    private Future<Void> ask(Contestant target, String token) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(target.port())
                .setURI(target.path())
                .putHeader("authorization", "Bearer " + token);
        return http.request(options)
                .compose(HttpClientRequest::send)
                .compose(answer -> answer.statusCode() == 200
                        ? answer.end()
                        : Future.failedFuture(target.name() + " answered " + answer.statusCode()));
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
    }
}
