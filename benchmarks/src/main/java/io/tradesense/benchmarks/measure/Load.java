package io.tradesense.benchmarks.measure;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Many clients of one contestant. Every answer must be a 200. */
public final class Load {
    private static final long LONGEST_RUN_SECONDS = 300;
    private static final int STEADY_CONNECTIONS = 256;
    private static final Buffer NOTHING = Buffer.buffer();
    private final Vertx vertx;
    private final int connections;
    private final HttpClient http;

    /** The request that is sent as the numbered one of a run. */
    public interface Request {
        RequestOptions numbered(int number);

        /** Empty where there is none. */
        default Buffer body(int number) {
            return NOTHING;
        }
    }

    public Load(Vertx vertx, int connections) {
        this.vertx = vertx;
        this.connections = connections;
        this.http =
                vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(STEADY_CONNECTIONS));
    }

    /** One request after the other on each connection. @return requests a second */
    public double requests(Request request, int count) throws Exception {
        var started = new AtomicInteger();
        long from = System.nanoTime();
        run(request, started, () -> started.get() < count);
        return count / ((System.nanoTime() - from) / 1e9);
    }

    /** Processor time of the contestant a request, in microseconds. */
    public double microseconds(Contestant contestant, Request request, int count) throws Exception {
        double before = contestant.processorSeconds();
        double unused = requests(request, count);
        return (contestant.processorSeconds() - before) * 1e6 / count;
    }

    public void forSeconds(Request request, int seconds) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        run(request, new AtomicInteger(), () -> System.nanoTime() < until);
    }

    private void run(Request request, AtomicInteger started, BooleanSupplier goOn) throws Exception {
        List<Future<Void>> clients = Stream.generate(() -> client(request, started, goOn))
                .limit(connections)
                .toList();
        await(Future.all(clients));
    }

    /** An answer may be over before a thread outside has seen its head. */
    private Future<Void> client(Request request, AtomicInteger started, BooleanSupplier goOn) {
        Promise<Void> over = Promise.promise();
        vertx.runOnContext(go -> next(request, started, goOn, over));
        return over.future();
    }

    /** No chain of futures: one as long as the run is unwound on one stack. */
    private void next(Request request, AtomicInteger started, BooleanSupplier goOn, Promise<Void> over) {
        if (goOn.getAsBoolean()) {
            ask(request, started.getAndIncrement())
                    .onFailure(over::tryFail)
                    .onSuccess(done -> next(request, started, goOn, over));
        } else {
            over.tryComplete();
        }
    }

    /** So many requests a second, each sent when it is due, however the others fare. */
    public Latencies steadily(Request request, int rate, int seconds) throws Exception {
        int count = rate * seconds;
        long[] nanos = new long[count];
        var left = new AtomicInteger(count);
        Promise<Void> all = Promise.promise();
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        var next = new AtomicInteger();
        vertx.setPeriodic(1, timer -> {
            while (next.get() < count && start + due(next.get(), rate) <= System.nanoTime()) {
                int mine = next.getAndIncrement();
                ask(request, mine).onFailure(all::tryFail).onSuccess(done -> {
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

    private Future<Void> ask(Request numbered, int number) {
        RequestOptions options = numbered.numbered(number);
        Buffer body = numbered.body(number);
        return http.request(options)
                .compose(request -> body.length() == 0 ? request.send() : request.send(body))
                .compose(answer -> answer.statusCode() == 200
                        ? answer.end()
                        : Future.failedFuture(
                                options.getPort() + options.getURI() + " answered " + answer.statusCode()));
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(LONGEST_RUN_SECONDS, TimeUnit.SECONDS);
    }
}
