package io.tradesense.benchmarks.failover;

import io.tradesense.benchmarks.measure.Latencies;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** So many requests a second of one address, each sent when it is due, however the others fare. */
final class SteadyTraffic {
    private static final int CONNECTIONS = 512;
    private static final int UNANSWERED = 0;
    private final Vertx vertx;
    private final HttpClient http;
    private final URI gateway;
    private final String token;

    /**
     * What came of it.
     *
     * @param statuses how often each status was answered; 0 is no answer
     * @param slowest of the requests that were due in each second, in milliseconds
     */
    record Outcome(Latencies latencies, Map<Integer, Integer> statuses, List<Long> slowest) {
        int other(int status) {
            return statuses.values().stream().mapToInt(Integer::intValue).sum() - statuses.getOrDefault(status, 0);
        }
    }

    SteadyTraffic(Vertx vertx, URI gateway, String token) {
        this.vertx = vertx;
        this.http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        this.gateway = gateway;
        this.token = token;
    }

    Future<Outcome> ask(String path, int rate, int seconds) {
        Promise<Outcome> done = Promise.promise();
        vertx.runOnContext(go -> new Run(path, rate, rate * seconds, done).begin());
        return done.future();
    }

    /** On one event loop. */
    private final class Run {
        private final String path;
        private final int rate;
        private final long[] nanos;
        private final Map<Integer, Integer> statuses = new TreeMap<>();
        private final Promise<Outcome> done;
        private final long start = System.nanoTime();
        private int sent;
        private int answered;

        Run(String path, int rate, int count, Promise<Outcome> done) {
            this.path = path;
            this.rate = rate;
            this.nanos = new long[count];
            this.done = done;
        }

        void begin() {
            vertx.setPeriodic(1, timer -> {
                while (sent < nanos.length && due(sent) <= System.nanoTime()) {
                    send(sent++);
                }
                if (sent == nanos.length) {
                    vertx.cancelTimer(timer);
                }
            });
        }

        private List<Long> slowest() {
            List<Long> bySecond = new ArrayList<>();
            for (int first = 0; first < nanos.length; first += rate) {
                long longest = Arrays.stream(nanos, first, Math.min(nanos.length, first + rate))
                        .max()
                        .orElse(0);
                bySecond.add(TimeUnit.NANOSECONDS.toMillis(longest));
            }
            return bySecond;
        }

        private long due(int number) {
            return start + number * TimeUnit.SECONDS.toNanos(1) / rate;
        }

        private void send(int number) {
            status().otherwise(UNANSWERED).onSuccess(status -> {
                nanos[number] = System.nanoTime() - due(number);
                statuses.merge(status, 1, Integer::sum);
                answered++;
                if (answered == nanos.length) {
                    done.complete(new Outcome(Latencies.of(nanos), statuses, slowest()));
                }
            });
        }

        private Future<Integer> status() {
            return http.request(new RequestOptions()
                            .setMethod(HttpMethod.GET)
                            .setHost(gateway.getHost())
                            .setPort(gateway.getPort())
                            .setURI(path)
                            .putHeader("authorization", "Bearer " + token))
                    .compose(HttpClientRequest::send)
                    .compose(answer -> answer.end().map(answer.statusCode()));
        }
    }
}
