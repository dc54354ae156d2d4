package io.tradesense.gateway.proxy;

import io.tradesense.gateway.http.Closing;
import io.tradesense.kit.Fault;
import io.tradesense.kit.client.InstanceBreaker;
import io.tradesense.kit.client.InstanceState;
import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.http.AccessLog;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.scope.Deadline;
import io.tradesense.kit.scope.RequestScope;
import io.vertx.circuitbreaker.OpenCircuitException;
import io.vertx.core.Future;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds an instance that answers one request: at most two of them, inside the request's deadline. It also decides who is
 * to blame when none does: an instance for what it did, never for a client that hung up, stalled or sent too much.
 */
final class Attempts {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final RoutingContext ctx;
    private final String service;
    private final Upstreams upstreams;
    private final OutgoingRequest outgoing;
    private final Deadline deadline;
    private final Patience patience;

    private @Nullable InstanceState asked;
    private boolean sent;
    private boolean late;
    private boolean stalled;
    private long headTimer = -1;
    private long bodyTimer = -1;
    private long slowAfter;
    private boolean overdue;
    private boolean isStranger;
    private boolean wholeAtLastLook;
    private int status;

    Attempts(RoutingContext ctx, String service, Upstreams upstreams, OutgoingRequest outgoing, Patience patience) {
        this.ctx = ctx;
        this.service = service;
        this.upstreams = upstreams;
        this.outgoing = outgoing;
        this.patience = patience;
        this.deadline =
                RequestScope.current().map(RequestScope::deadline).orElseGet(() -> Deadline.in(patience.requestTime()));
        ctx.addEndHandler(ended -> {
            ctx.vertx().cancelTimer(bodyTimer);
            leave();
        });
    }

    Future<ProxyResponse> send(ProxyContext context) {
        upstreams.retries().earn();
        return attempt(context, null)
                .recover(failure -> asked != null && mayTryAgain(failure)
                        ? again(context, asked.instance())
                        : Future.failedFuture(failure))
                .recover(failure -> failure instanceof BadHead bad
                        ? Future.succeededFuture(bad.answer())
                        : Future.failedFuture(failure));
    }

    private Future<ProxyResponse> again(ProxyContext context, Instance avoided) {
        outgoing.rewind(context.request());
        return attempt(context, avoided);
    }

    private Future<ProxyResponse> attempt(ProxyContext context, @Nullable Instance avoided) {
        leave();
        sent = false;
        overdue = false;
        isStranger = false;
        InstanceState to;
        try {
            to = upstreams.pick(service, avoided);
        } catch (Fault nobody) {
            return Future.failedFuture(nobody);
        }
        asked = to;
        to.inFlight().incrementAndGet();
        boolean probe = to.breaker().stateName().equals("half-open");
        slowAfter = patience.until(service, probe).toMillis();
        long start = System.nanoTime();
        return to.breaker()
                .judged(() -> context.sendRequest().compose(head -> judge(to, head, start)), this::verdict)
                .onComplete(done -> {
                    ctx.vertx().cancelTimer(headTimer);
                    measure(to.instance(), done.cause(), System.nanoTime() - start);
                })
                .onSuccess(head -> watchBody(head.proxiedResponse().request()));
    }

    private InstanceBreaker.Verdict verdict(@Nullable ProxyResponse head, @Nullable Throwable failure) {
        if (overdue || failure != null && !blamesInstance(failure)) {
            return InstanceBreaker.Verdict.NOTHING;
        }
        return failure == null ? InstanceBreaker.Verdict.GOOD : InstanceBreaker.Verdict.FAULT;
    }

    private void measure(Instance instance, @Nullable Throwable failure, long nanos) {
        if (failure == null || failure instanceof BadHead) {
            upstreams.meters().record(instance, status / 100 + "xx", nanos);
        } else if (!InstanceBreaker.isCutOff(failure)) {
            upstreams.meters().record(instance, blamesInstance(failure) ? "failed" : "aborted", nanos);
        }
    }

    private Future<ProxyResponse> judge(InstanceState from, ProxyResponse head, long start) {
        status = head.getStatusCode();
        long nanos = System.nanoTime() - start;
        upstreams.times(from.instance()).record(nanos);
        AccessLog.upstream(ctx, from.instance().id(), nanos);
        if (head.headers().contains(InternalTokens.REFUSAL_HEADER)) {
            // Its clock or its key is wrong, or ours: not the client's fault, who must not be told to sign in again.
            isStranger = true;
            head.release();
            return Future.failedFuture(service + " does not know this gateway: keys or clocks differ");
        }
        return BadHead.is(head) ? Future.failedFuture(BadHead.of(head)) : Future.succeededFuture(head);
    }

    /** The proxy's origin: a connection to the instance that was picked. */
    Future<HttpClientRequest> connect(ProxyContext context) {
        if (asked == null) {
            return Future.failedFuture(new IllegalStateException("no instance was picked"));
        }
        var to = asked.instance();
        var options = new RequestOptions()
                .setHost(to.host())
                .setPort(to.port())
                .setConnectTimeout(Math.max(1, Math.min(UpstreamClients.CONNECT_MILLIS, left())));
        long asking = System.nanoTime();
        return context.client().request(options).map(request -> {
            upstreams.meters().waited(to, System.nanoTime() - asking);
            if (ctx.response().closed()) {
                request.reset();
                throw new IllegalStateException("the client has gone");
            }
            sent = true;
            // Without a handler Vert.x logs an error for each request that is broken off, and clients do that at will.
            request.exceptionHandler(failure -> log.debug("{} broke off: {}", service, failure.toString()));
            outgoing.invite();
            wholeAtLastLook = outgoing.hasEnded();
            await(request, left());
            return request;
        });
    }

    private void await(HttpClientRequest request, long millis) {
        long look = overdue ? millis : Math.min(millis, slowAfter);
        headTimer = ctx.vertx().setTimer(Math.max(1, look), timer -> {
            if (look < millis) {
                headIsSlow();
                await(request, millis - look);
            } else {
                headIsLate(request);
            }
        });
    }

    /** A client that sent its body slowly, or until just now, says nothing about the instance. */
    private void headIsSlow() {
        if (wholeAtLastLook && asked != null) {
            overdue = true;
            asked.breaker().slow();
        }
        wholeAtLastLook = outgoing.hasEnded();
    }

    /** A body that is still coming in takes the time it takes, as long as it moves. */
    private void headIsLate(HttpClientRequest request) {
        if (!outgoing.hasEnded() && !outgoing.isHeldBack() && outgoing.hasMoved(patience.leastBytes())) {
            await(request, patience.requestTime().toMillis());
            return;
        }
        stalled = !outgoing.hasEnded() && !outgoing.isHeldBack();
        late = !stalled;
        if (outgoing.isHeldBack()) {
            // A reset waits behind the body that the instance does not take.
            Closing.now(request.connection());
        } else {
            request.reset();
        }
    }

    /** An answer may begin before the body has ended; the rest of the body must go on coming in all the same. */
    private void watchBody(HttpClientRequest request) {
        if (outgoing.hasEnded()) {
            return;
        }
        bodyTimer = ctx.vertx().setTimer(patience.requestTime().toMillis(), timer -> {
            if (outgoing.hasEnded() || outgoing.isHeldBack() || outgoing.hasMoved(patience.leastBytes())) {
                watchBody(request);
            } else {
                request.reset();
                Closing.now(ctx.request().connection());
            }
        });
    }

    private boolean blamesInstance(Throwable failure) {
        return !ctx.response().closed()
                && !outgoing.isTooLarge()
                && !isClients(failure)
                && !stalled
                && !(failure instanceof ConnectionPoolTooBusyException);
    }

    /** The proxy resets its request with the cause where the client's side has failed. */
    private boolean isClients(Throwable failure) {
        return outgoing.isBroken() || failure instanceof StreamResetException && failure.getCause() != null;
    }

    private boolean mayTryAgain(Throwable failure) {
        return !(failure instanceof Fault)
                && !(failure instanceof BadHead)
                && blamesInstance(failure)
                && (!sent || outgoing.isRepeatable())
                && !deadline.passed()
                && upstreams.retries().spend();
    }

    /** Answers the client with what kept its request from being answered. */
    void refuse(Throwable failure) {
        if (ctx.response().closed() || ctx.response().ended()) {
            return;
        }
        log.debug("{} gave no answer: {}", service, failure.toString());
        if (stalled) {
            ctx.fail(408);
        } else {
            ctx.fail(fault(failure));
        }
    }

    private Throwable fault(Throwable failure) {
        if (failure instanceof Fault) {
            return failure;
        }
        if (outgoing.isTooLarge()) {
            return Fault.of(Fault.Kind.TOO_LARGE, "the body is larger than a body may be");
        }
        if (late || deadline.passed()) {
            return Fault.of(Fault.Kind.TIMED_OUT, service + " did not answer in time");
        }
        if (isStranger) {
            return Fault.unavailable(service + " is not available", PAUSE).typed("gateway-unknown");
        }
        if (failure instanceof OpenCircuitException || !sent) {
            return Fault.unavailable(service + " is not available", PAUSE).typed("service-unavailable");
        }
        return Fault.of(Fault.Kind.UNAVAILABLE, service + " broke off; what it has done of this is not known")
                .typed("answer-lost");
    }

    private void leave() {
        if (asked != null) {
            asked.inFlight().decrementAndGet();
            asked = null;
        }
    }

    private long left() {
        return deadline.left().toMillis();
    }
}
