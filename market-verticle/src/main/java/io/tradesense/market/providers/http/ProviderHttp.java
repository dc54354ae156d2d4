package io.tradesense.market.providers.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradesense.market.providers.domain.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks one provider over HTTP, within a time and a size, and judges what every provider says the same way. The adapter
 * judges the rest: a 200 means nothing yet.
 */
public final class ProviderHttp {
    private static final int MOST_BYTES = 8 << 20;
    private static final Duration USUAL_WAIT = Duration.ofMinutes(1);
    private static final Duration BAN = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private final HttpClient client;
    private final URI base;
    private final Map<String, String> headers;
    private final Clock clock;

    /** @param headers sent with every request: where a provider takes its key there */
    public ProviderHttp(HttpClient client, URI base, Map<String, String> headers, Clock clock) {
        this.client = client;
        this.base = base;
        this.headers = Map.copyOf(headers);
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    /**
     * @param uri path and query
     * @param read told status and JSON of answers with 200, and of refusals with 400, 404 and 422
     */
    <T> Future<Outcome<T>> get(String uri, Duration time, BiFunction<Integer, JsonNode, Outcome<T>> read) {
        return answer(uri, time)
                .map(answer -> judge(answer, read))
                .otherwise(failure -> failure instanceof BadAnswer
                        ? new Outcome.Invalid<>(String.valueOf(failure.getMessage()))
                        : new Outcome.Down<>(failure.toString()));
    }

    /** The body of an answer with 200, whatever it is. */
    public Future<Buffer> body(String uri, Duration time) {
        return answer(uri, time)
                .compose(answer -> answer.status() == 200
                        ? Future.succeededFuture(answer.body())
                        : Future.failedFuture(new BadAnswer("status " + answer.status())));
    }

    private record Answer(int status, @Nullable String retryAfter, Buffer body) {}

    private Future<Answer> answer(String uri, Duration time) {
        var options = new RequestOptions()
                .setAbsoluteURI(base.toString().replaceFirst("/$", "") + uri)
                .setConnectTimeout(time.toMillis());
        headers.forEach(options::putHeader);
        options.putHeader("accept", "application/json").putHeader("user-agent", "tradesense");
        return client.request(options)
                .timeout(time.toMillis(), TimeUnit.MILLISECONDS)
                .compose(request -> request.send()
                        .compose(response -> read(request, response))
                        .timeout(time.toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(failure -> request.reset()));
    }

    private static Future<Answer> read(HttpClientRequest request, HttpClientResponse response) {
        Promise<Answer> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(chunk -> {
                    body.appendBuffer(chunk);
                    if (body.length() > MOST_BYTES) {
                        whole.tryFail(new BadAnswer("larger than " + MOST_BYTES + " bytes"));
                        request.reset();
                    }
                })
                .exceptionHandler(whole::tryFail)
                .endHandler(end ->
                        whole.tryComplete(new Answer(response.statusCode(), response.getHeader("retry-after"), body)));
        return whole.future();
    }

    private <T> Outcome<T> judge(Answer answer, BiFunction<Integer, JsonNode, Outcome<T>> read) {
        return switch (answer.status()) {
            case 200, 400, 404, 422 -> read.apply(answer.status(), Fields.parse(answer.body()));
            case 429 -> new Outcome.RateLimited<>(clock.instant().plus(wait(answer, USUAL_WAIT)));
            case 418 -> new Outcome.RateLimited<>(clock.instant().plus(wait(answer, BAN)));
            case 401, 402, 403 -> new Outcome.NotEntitled<>();
            default ->
                answer.status() >= 500
                        ? new Outcome.Down<>("status " + answer.status())
                        : new Outcome.Invalid<>("status " + answer.status());
        };
    }

    private static Duration wait(Answer answer, Duration fallback) {
        String said = answer.retryAfter();
        if (said == null || !said.matches("\\d{1,7}")) {
            return fallback;
        }
        Duration wait = Duration.ofSeconds(Long.parseLong(said));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
