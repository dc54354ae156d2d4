package io.tradesense.gateway.sockets;

import io.tradesense.gateway.http.Closing;
import io.tradesense.gateway.proxy.Upstreams;
import io.tradesense.kit.Fault;
import io.tradesense.kit.client.InstanceBreaker;
import io.tradesense.kit.client.InstanceState;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.scope.Deadline;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.internal.http.WebSocketInternal;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Opens sockets to instances, by the rules of any call: breaker, deadline, one more try under the retry budget. */
final class ServiceSockets {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int CLOSING_SECONDS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private final Upstreams upstreams;
    private final WebSocketClient client;

    /**
     * A client's question.
     *
     * @param given whether the client has given up
     */
    record Question(
            String service,
            String uri,
            MultiMap headers,
            List<String> protocols,
            Deadline deadline,
            BooleanSupplier given) {}

    ServiceSockets(Vertx vertx, Upstreams upstreams, SocketSettings settings) {
        this.upstreams = upstreams;
        // More than may be open at a time: what is over the bound is refused, never put into this client's endless
        // queue.
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(settings.most() + 1)
                .setMaxFrameSize(settings.maxFrame())
                .setClosingTimeout(CLOSING_SECONDS)
                .setConnectTimeout(CONNECT_MILLIS));
    }

    /**
     * Fails with {@link UpgradeRejectedException} where the service refuses, with a {@link Fault} where none could be
     * asked.
     */
    Future<Leg> open(Question question) {
        upstreams.requireOne(question.service());
        upstreams.retries().earn();
        return attempt(question, null)
                .recover(failure -> failure instanceof Unanswered unanswered && mayTryAgain(question, unanswered)
                        ? attempt(question, unanswered.instance)
                        : Future.failedFuture(failure))
                .recover(failure -> Future.failedFuture(explained(question, failure)));
    }

    private Future<Leg> attempt(Question question, @Nullable Instance avoided) {
        InstanceState to;
        try {
            to = upstreams.pick(question.service(), avoided);
        } catch (Fault nobody) {
            return Future.failedFuture(nobody);
        }
        to.inFlight().incrementAndGet();
        return to.breaker()
                .call(() -> connect(question, to.instance()), failure -> blames(question, failure))
                .onComplete(done -> to.inFlight().decrementAndGet())
                .recover(failure -> Future.failedFuture(
                        failure instanceof UpgradeRejectedException
                                ? failure
                                : new Unanswered(to.instance(), failure)));
    }

    private Future<Leg> connect(Question question, Instance to) {
        var socket = client.webSocket();
        // Vert.x lets frames flow as soon as a socket is open: what comes together with the consent must find the leg
        // there.
        var leg = new Leg(
                "service",
                socket,
                () -> Closing.now(
                        ((WebSocketInternal) socket).channelHandlerContext().channel()));
        var options = new WebSocketConnectOptions()
                .setHost(to.host())
                .setPort(to.port())
                .setURI(question.uri())
                .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(question.headers()))
                .setAllowOriginHeader(false)
                .setTimeout(Math.max(1, question.deadline().left().toMillis()));
        // An empty list would be sent as an empty header.
        question.protocols().forEach(options::addSubProtocol);
        return socket.connect(options).map(open -> {
            leg.hold();
            return leg;
        });
    }

    /** A refusal is an answer; as in any answer, only a bare gateway error speaks against the instance. */
    private static boolean blames(Question question, Throwable failure) {
        if (failure instanceof UpgradeRejectedException refusal) {
            String type = refusal.getHeaders().get("content-type");
            return refusal.getStatus() >= 502
                    && refusal.getStatus() <= 504
                    && (type == null || !type.startsWith("application/problem+json"));
        }
        return !question.given().getAsBoolean();
    }

    private boolean mayTryAgain(Question question, Unanswered unanswered) {
        return !InstanceBreaker.isCutOff(unanswered.getCause())
                && !question.given().getAsBoolean()
                && !question.deadline().passed()
                && upstreams.retries().spend();
    }

    private static Throwable explained(Question question, Throwable failure) {
        if (failure instanceof Fault || failure instanceof UpgradeRejectedException) {
            return failure;
        }
        return question.deadline().passed()
                ? Fault.of(Fault.Kind.TIMED_OUT, question.service() + " did not answer in time")
                : Fault.unavailable(question.service() + " is not available", PAUSE)
                        .typed("service-unavailable");
    }

    private static final class Unanswered extends RuntimeException {
        private final transient Instance instance;

        Unanswered(Instance instance, Throwable cause) {
            super(cause.getMessage(), cause, false, false);
            this.instance = instance;
        }
    }
}
