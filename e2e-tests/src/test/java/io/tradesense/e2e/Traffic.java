package io.tradesense.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A steady stream of requests on every route, as from behind a balancer: over all gateways in turn, and on to the next one
 * where a connection is refused. Every answer is kept, and every acknowledged write is in the ledger.
 */
final class Traffic implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int WORKERS_A_ROUTE = 2;
    private static final int MOST_SHOWN = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<URI> gateways;
    private final String token;
    private final String account;
    private final Ledger ledger;
    private final long pace;
    private final ConcurrentLinkedQueue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean ending;

    /**
     * One answer.
     *
     * @param gateway its place in the list of gateways
     * @param status 0 where there was none
     * @param said the beginning of what a refusal says, or the failure
     */
    record Sample(Route route, int gateway, long began, long ended, int status, boolean isProblem, String said) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    /** @param pace between two requests of a worker */
    Traffic(List<URI> gateways, String token, String account, Ledger ledger, Duration pace) {
        this.gateways = List.copyOf(gateways);
        this.token = token;
        this.account = account;
        this.ledger = ledger;
        this.pace = pace.toNanos();
    }

    void begin(List<Route> routes) {
        for (Route route : routes) {
            for (int number = 0; number < WORKERS_A_ROUTE; number++) {
                String name = route.name() + "-" + number;
                var worker = new Thread(
                        () -> work(route, name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT)), name);
                worker.setDaemon(true);
                workers.add(worker);
                worker.start();
            }
        }
    }

    /** Those that were under way at any moment since then. */
    List<Sample> since(long nanos) {
        return samples.stream().filter(sample -> sample.ended() >= nanos).toList();
    }

    /** Ends once every write that was begun is acknowledged. */
    @Override
    public void close() {
        ending = true;
        for (Thread worker : workers) {
            try {
                worker.join(PATIENCE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        if (workers.stream().anyMatch(Thread::isAlive)) {
            throw new AssertionError("a write was never acknowledged");
        }
    }

    private void work(Route route, String symbol) {
        for (long number = 0; !ending; number++) {
            long began = System.nanoTime();
            if (route.writes()) {
                write(route, symbol, number);
            } else {
                var unused = ask(route, request(route).GET(), (int) number);
            }
            LockSupport.parkNanos(pace - (System.nanoTime() - began));
        }
    }

    /** The same write under the same key until it is acknowledged: what a client does that wants it done once. */
    private void write(Route route, String symbol, long number) {
        var key = UUID.randomUUID();
        ledger.begun(key);
        String body =
                JSON.valueToTree(Route.execution(account, symbol, key, number)).toString();
        for (int turn = (int) number; ; turn++) {
            var sample = ask(
                    route,
                    request(route)
                            .header("content-type", "application/json")
                            .header("idempotency-key", key.toString())
                            .POST(BodyPublishers.ofString(body)),
                    turn);
            if (sample.isGood()) {
                ledger.acknowledged(key);
                return;
            }
            LockSupport.parkNanos(pace);
        }
    }

    private HttpRequest.Builder request(Route route) {
        return HttpRequest.newBuilder()
                .uri(URI.create("http://unset" + route.path()))
                .timeout(PATIENCE)
                .header("authorization", "Bearer " + token);
    }

    private Sample ask(Route route, HttpRequest.Builder request, int turn) {
        long began = System.nanoTime();
        @Nullable Sample sample = null;
        for (int tried = 0; tried < gateways.size() && sample == null; tried++) {
            int gateway = (turn + tried) % gateways.size();
            boolean isLast = tried == gateways.size() - 1;
            try {
                var answer = http.send(
                        request.uri(gateways.get(gateway).resolve(route.path())).build(), BodyHandlers.ofString());
                sample = sample(route, gateway, began, answer);
            } catch (ConnectException refused) {
                if (isLast) {
                    sample = new Sample(route, gateway, began, System.nanoTime(), 0, false, refused.toString());
                }
            } catch (IOException failure) {
                sample = new Sample(route, gateway, began, System.nanoTime(), 0, false, failure.toString());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        var kept = Objects.requireNonNull(sample);
        samples.add(kept);
        return kept;
    }

    private static Sample sample(Route route, int gateway, long began, HttpResponse<String> answer) {
        boolean isProblem =
                answer.headers().firstValue("content-type").orElse("").equals("application/problem+json");
        String body = answer.body();
        return new Sample(
                route,
                gateway,
                began,
                System.nanoTime(),
                answer.statusCode(),
                isProblem,
                answer.statusCode() < 300 ? "" : body.substring(0, Math.min(MOST_SHOWN, body.length())));
    }
}
