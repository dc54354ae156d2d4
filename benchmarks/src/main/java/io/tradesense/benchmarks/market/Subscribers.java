package io.tradesense.benchmarks.market;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Clients of a stream of server-sent events. Each piece that arrives is held against the last event's id in it, the
 * moment the service heard of that price: the difference is the lag.
 */
final class Subscribers {
    private static final int LONGEST_LAG_MILLIS = 60_000;
    private static final int AT_ONCE = 100;
    private static final byte[] ID = "\nid: ".getBytes(StandardCharsets.US_ASCII);
    private final HttpClient http;
    private final AtomicLongArray lags = new AtomicLongArray(LONGEST_LAG_MILLIS + 1);
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private volatile boolean counting;

    Subscribers(Vertx vertx, int most) {
        http = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(most));
    }

    void connect(RequestOptions request, int clients) throws Exception {
        for (int connected = 0; connected < clients; connected += AT_ONCE) {
            Future<Void> some = Future.succeededFuture();
            for (int i = 0; i < Math.min(AT_ONCE, clients - connected); i++) {
                some = Future.join(some, one(new RequestOptions(request))).mapEmpty();
            }
            some.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    /** Starts to count; what came before was the crowd coming in. */
    void count() {
        counting = true;
    }

    /** A quantile of the lag in milliseconds. */
    int lag(double quantile) {
        long all = 0;
        for (int i = 0; i < lags.length(); i++) {
            all += lags.get(i);
        }
        long seen = 0;
        for (int millis = 0; millis < lags.length(); millis++) {
            seen += lags.get(millis);
            if (seen >= all * quantile) {
                return millis;
            }
        }
        return LONGEST_LAG_MILLIS;
    }

    long bytes() {
        return bytes.get();
    }

    /** Streams that ended: there should be none. */
    long ended() {
        return ended.get();
    }

    private Future<Void> one(RequestOptions request) {
        return http.request(request).compose(HttpClientRequest::send).map(this::read);
    }

    private Void read(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("a subscriber was answered " + response.statusCode());
        }
        response.handler(this::arrived).endHandler(end -> ended.incrementAndGet());
        response.exceptionHandler(broken -> ended.incrementAndGet());
        return null;
    }

    private void arrived(Buffer piece) {
        if (counting) {
            bytes.addAndGet(piece.length());
            int at = lastId(piece);
            if (at >= 0) {
                long lag = Math.max(0, System.currentTimeMillis() - number(piece, at));
                lags.incrementAndGet((int) Math.min(LONGEST_LAG_MILLIS, lag));
            }
        }
    }

    /** Where the digits of the last whole id begin, or -1. */
    private static int lastId(Buffer piece) {
        for (int at = piece.length() - ID.length - 14; at >= 0; at--) {
            int matched = 0;
            while (matched < ID.length && piece.getByte(at + matched) == ID[matched]) {
                matched++;
            }
            if (matched == ID.length) {
                return at + ID.length;
            }
        }
        return -1;
    }

    private static long number(Buffer piece, int from) {
        long number = 0;
        for (int at = from; at < piece.length() && piece.getByte(at) >= '0' && piece.getByte(at) <= '9'; at++) {
            number = number * 10 + piece.getByte(at) - '0';
        }
        return number;
    }
}
