package io.tradesense.kit.client;

import io.tradesense.kit.Fault;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.scope.Deadline;
import io.tradesense.kit.scope.RequestScope;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks another service: finds an instance, says who asks, carries the request's id, trace and deadline, and spares an
 * instance that fails. One a verticle instance, because its connections belong to an event loop.
 */
public final class ServiceClient {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 16 << 20;
    /** An instance that was given less time than this is not to blame for a call that timed out. */
    private static final Duration FAIR = Duration.ofSeconds(1);

    private static final int MOST_SHOWN = 300;
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
     *     where nobody could answer. Any other refusal is a bug between the two services and no fault.
     */
    public Future<JsonObject> get(Caller caller, String service, String uri) {
        return ask(new Question(HttpMethod.GET, caller, service, uri, null, deadline()), failure -> true);
    }

    /** Asks once: what changes something is never sent twice. */
    public Future<JsonObject> post(Caller caller, String service, String uri, JsonObject body) {
        var question = new Question(HttpMethod.POST, caller, service, uri, body.toBuffer(), deadline());
        return ask(question, failure -> InstanceBreaker.isCutOff(failure.getCause()));
    }

    private static Deadline deadline() {
        return RequestScope.current()
                .map(scope -> scope.deadline().noLaterThan(LONGEST))
                .orElseGet(() -> Deadline.in(LONGEST));
    }

    private Future<JsonObject> ask(Question question, Predicate<Unanswered> again) {
        return attempt(question, null)
                .recover(failure -> failure instanceof Unanswered unanswered && again.test(unanswered)
                        ? attempt(question, unanswered.instance)
                        : Future.failedFuture(failure))
                .recover(failure -> Future.failedFuture(asFault(failure, question)));
    }

    private Future<JsonObject> attempt(Question question, @Nullable Instance avoided) {
        if (question.deadline.passed()) {
            return Future.failedFuture(question.late());
        }
        InstanceState to;
        try {
            to = instances.pick(question.service, avoided);
        } catch (Fault nobody) {
            return Future.failedFuture(nobody);
        }
        boolean fair = question.deadline.left().compareTo(FAIR) >= 0;
        to.inFlight().incrementAndGet();
        return to.breaker()
                .call(() -> send(question, to.instance()), failure -> isItsOwn(failure, fair))
                .onComplete(done -> to.inFlight().decrementAndGet())
                .recover(failure -> Future.failedFuture(new Unanswered(to.instance(), failure)))
                .compose(answer -> answer.json(question.service));
    }

    /** A caller in a hurry, or a pool of ours that is full, must not cut an instance off for everybody. */
    private static boolean isItsOwn(Throwable failure, boolean fair) {
        return !(failure instanceof ConnectionPoolTooBusyException) && (fair || !(failure instanceof TimeoutException));
    }

    private Future<Answer> send(Question question, Instance to) {
        var options = new RequestOptions()
                .setMethod(question.method)
                .setHost(to.host())
                .setPort(to.port())
                .setURI(question.uri);
        return http.request(options)
                .compose(request -> send(question, request)
                        .compose(ServiceClient::answer)
                        .timeout(question.millisLeft(), TimeUnit.MILLISECONDS)
                        .onFailure(failure -> request.reset()))
                .timeout(question.millisLeft(), TimeUnit.MILLISECONDS);
    }

    private Future<HttpClientResponse> send(Question question, HttpClientRequest request) {
        request.putHeader(InternalTokens.HEADER, tokens.token(question.caller, question.service))
                .putHeader(Deadline.HEADER, String.valueOf(question.millisLeft()));
        RequestScope.current()
                .ifPresent(scope -> request.putHeader(RequestScope.REQUEST_ID_HEADER, scope.requestId())
                        .putHeader(RequestScope.TRACE_HEADER, scope.trace().header()));
        return question.body == null
                ? request.send()
                : request.putHeader("content-type", "application/json").send(question.body);
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        var body = Buffer.buffer();
        Promise<Answer> answer = Promise.promise();
        response.handler(chunk -> {
            if (body.length() + chunk.length() > LARGEST_ANSWER) {
                answer.tryComplete(Answer.TOO_LARGE);
                response.request().reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.end()
                .onComplete(
                        end -> {
                            if (response.statusCode() >= 500) {
                                answer.tryFail("answered " + response.statusCode());
                            } else if (response.headers().contains(InternalTokens.REFUSAL_HEADER)) {
                                answer.tryFail("does not know this service: keys or clocks differ");
                            } else {
                                answer.tryComplete(new Answer(response.statusCode(), body));
                            }
                        },
                        answer::tryFail);
        return answer.future();
    }

    private static Throwable asFault(Throwable failure, Question question) {
        if (!(failure instanceof Unanswered)) {
            return failure;
        }
        return question.deadline.passed()
                ? question.late()
                : Fault.unavailable(question.service + " could not answer", Duration.ofSeconds(2))
                        .typed("service-unavailable");
    }

    private record Question(
            HttpMethod method,
            Caller caller,
            String service,
            String uri,
            @Nullable Buffer body,
            Deadline deadline) {

        long millisLeft() {
            return Math.max(1, deadline.left().toMillis());
        }

        Fault late() {
            return Fault.of(Fault.Kind.TIMED_OUT, service + " did not answer in time");
        }
    }

    private record Answer(int status, Buffer body) {
        /** An instance that answers too much is well, and another would answer as much. */
        static final Answer TOO_LARGE = new Answer(0, Buffer.buffer());

        Future<JsonObject> json(String service) {
            if (status == 0) {
                return Future.failedFuture(
                        new IllegalStateException(service + " answered more than " + LARGEST_ANSWER + " bytes"));
            }
            if (status < 300) {
                return Future.succeededFuture(body.length() == 0 ? new JsonObject() : new JsonObject(body));
            }
            return Future.failedFuture(
                    status == 404
                            ? Fault.notFound("what " + service + " was asked for")
                            : new IllegalStateException(service + " answered " + status + ": " + shown()));
        }

        private String shown() {
            return body.getString(0, Math.min(body.length(), MOST_SHOWN));
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
