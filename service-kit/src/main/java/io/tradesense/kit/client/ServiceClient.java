package io.tradesense.kit.client;

import io.tradesense.kit.Fault;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.scope.Deadline;
import io.tradesense.kit.scope.RequestScope;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Asks another service: finds an instance, says who asks, carries the request's id, trace and deadline, and spares an
 * instance that fails. One a verticle instance, because its connections belong to an event loop.
 */
public final class ServiceClient {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 16 << 20;
    private static final int CONNECTIONS = 32;
    private static final int WAITING = 256;
    private final Instances instances;
    private final InternalTokens tokens;
    private final HttpClient http;

    public ServiceClient(Vertx vertx, Instances instances, InternalTokens tokens) {
        this.instances = instances;
        this.tokens = tokens;
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setIdleTimeout(60),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING));
    }

    /**
     * Asks once, and once more of another instance where the first could not answer.
     *
     * @param uri with its query, as the other service serves it
     * @return the answer's JSON; fails with a {@link Fault}: NOT_FOUND for 404, TIMED_OUT at the deadline, UNAVAILABLE
     *     where nobody could answer
     */
    public Future<JsonObject> get(Caller caller, String service, String uri) {
        return attempt(HttpMethod.GET, caller, service, uri, null, null)
                .recover(failure -> failure instanceof Unanswered unanswered
                        ? attempt(HttpMethod.GET, caller, service, uri, null, unanswered.instance)
                        : Future.failedFuture(failure))
                .recover(failure -> Future.failedFuture(asFault(failure, service)));
    }

    /** Asks once: what changes something is never sent twice. */
    public Future<JsonObject> post(Caller caller, String service, String uri, JsonObject body) {
        return attempt(HttpMethod.POST, caller, service, uri, body.toBuffer(), null)
                .recover(failure -> Future.failedFuture(asFault(failure, service)));
    }

    private Future<JsonObject> attempt(
            HttpMethod method,
            Caller caller,
            String service,
            String uri,
            @Nullable Buffer body,
            @Nullable Instance avoided) {
        InstanceState to;
        try {
            to = instances.pick(service, avoided);
        } catch (Fault nobody) {
            return Future.failedFuture(nobody);
        }
        Deadline deadline = RequestScope.current()
                .map(scope -> scope.deadline().noLaterThan(LONGEST))
                .orElseGet(() -> Deadline.in(LONGEST));
        if (deadline.passed()) {
            return Future.failedFuture(Fault.of(Fault.Kind.TIMED_OUT, "there is no time left to ask " + service));
        }
        to.inFlight().incrementAndGet();
        return to.breaker()
                .call(() -> http.request(options(method, to.instance(), uri, deadline))
                        .compose(request -> send(request, caller, service, deadline, body))
                        .compose(ServiceClient::answer)
                        .recover(failure -> Future.failedFuture(new Unanswered(to.instance(), failure))))
                .onComplete(done -> to.inFlight().decrementAndGet())
                .compose(answer -> answer.json(service));
    }

    private static RequestOptions options(HttpMethod method, Instance to, String uri, Deadline deadline) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(to.host())
                .setPort(to.port())
                .setURI(uri)
                .setTimeout(Math.max(1, deadline.left().toMillis()));
    }

    private Future<HttpClientResponse> send(
            HttpClientRequest request, Caller caller, String service, Deadline deadline, @Nullable Buffer body) {
        request.putHeader(InternalTokens.HEADER, tokens.token(caller, service))
                .putHeader(Deadline.HEADER, String.valueOf(deadline.left().toMillis()));
        RequestScope.current()
                .ifPresent(scope -> request.putHeader(RequestScope.REQUEST_ID_HEADER, scope.requestId())
                        .putHeader(RequestScope.TRACE_HEADER, scope.trace().header()));
        return body == null
                ? request.send()
                : request.putHeader("content-type", "application/json").send(body);
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        var body = Buffer.buffer();
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > LARGEST_ANSWER) {
                response.request().reset();
            }
        });
        return response.end()
                .compose(end -> response.statusCode() >= 500
                        ? Future.failedFuture("answered " + response.statusCode())
                        : Future.succeededFuture(new Answer(response.statusCode(), body)));
    }

    private static Throwable asFault(Throwable failure, String service) {
        return failure instanceof Fault
                ? failure
                : Fault.unavailable(service + " could not answer", Duration.ofSeconds(2))
                        .typed("service-unavailable");
    }

    private record Answer(int status, Buffer body) {

        Future<JsonObject> json(String service) {
            if (status < 300) {
                return Future.succeededFuture(body.length() == 0 ? new JsonObject() : new JsonObject(body));
            }
            return Future.failedFuture(
                    status == 404
                            ? Fault.notFound("what " + service + " was asked for")
                            : new IllegalStateException(service + " answered " + status + ": " + body));
        }
    }

    /** The instance did not answer, or answered that it cannot: another one might. */
    private static final class Unanswered extends RuntimeException {
        private final transient Instance instance;

        Unanswered(Instance instance, Throwable cause) {
            super(cause.getMessage(), cause, false, false);
            this.instance = instance;
        }
    }
}
