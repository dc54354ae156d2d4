package io.tradesense.gateway.sockets;

import io.tradesense.gateway.http.Closing;
import io.tradesense.gateway.http.Origin;
import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.gateway.proxy.AnswerHeaders;
import io.tradesense.gateway.proxy.ForwardedHeaders;
import io.tradesense.gateway.proxy.Upstreams;
import io.tradesense.kit.Fault;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.scope.Deadline;
import io.tradesense.kit.scope.RequestScope;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens WebSockets, one handler a door: the service is asked first, and only its consent makes the client's request a
 * socket. Requests that want no socket pass.
 */
public final class SocketDoor implements Handler<RoutingContext> {
    private static final Logger log = LoggerFactory.getLogger(SocketDoor.class);
    private static final int LONGEST_REFUSAL = 64 << 10;
    private final OpenSockets open;
    private final DoorSockets here;
    private final ServiceSockets services;
    private final Admission admission;
    private final InternalTokens tokens;
    private final Consumer<HttpConnection> left;
    private final Duration requestTime;

    /**
     * @param left told of a client's connection that has ended as a socket: Vert.x tells nobody else
     * @param requestTime the most a service may take to consent
     */
    public SocketDoor(
            Vertx vertx,
            OpenSockets open,
            Upstreams upstreams,
            Admission admission,
            InternalTokens tokens,
            Consumer<HttpConnection> left,
            Duration requestTime) {
        this.open = open;
        this.here = new DoorSockets(vertx, open.settings().idle());
        this.services = new ServiceSockets(vertx, upstreams, open.settings());
        this.admission = admission;
        this.tokens = tokens;
        this.left = left;
        this.requestTime = requestTime;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var service = RouteTable.serviceOf(PlainRequests.path(ctx));
        if (service.isEmpty() || !Handshake.isWanted(ctx.request())) {
            ctx.next();
            return;
        }
        var handshake = Handshake.of(ctx);
        // Read to its end the request could become no socket any more.
        ctx.request().pause();
        admission
                .admit(ctx, handshake)
                .compose(caller -> open(ctx, handshake, service.get(), caller))
                .onFailure(failure -> refuse(ctx, failure));
    }

    /** Sends everybody away: the gateway stops. */
    public Future<Void> drain() {
        return here.drain();
    }

    private Future<Void> open(RoutingContext ctx, Handshake handshake, String service, Caller caller) {
        String owner = owner(ctx, caller);
        open.take(owner);
        return ask(ctx, handshake, service, caller)
                .compose(asked -> join(ctx, handshake, asked))
                .onFailure(failure -> open.leave(owner))
                .map(pair -> {
                    var connection = ctx.request().connection();
                    here.join(pair).onSuccess(code -> {
                        left.accept(connection);
                        closed(owner, service, code);
                    });
                    return null;
                });
    }

    private Future<Leg> ask(RoutingContext ctx, Handshake handshake, String service, Caller caller) {
        var headers = handshake.headers();
        ForwardedHeaders.write(ctx, service, caller, tokens, headers);
        var path = PlainRequests.path(ctx);
        String uri = path.path().substring(RouteTable.API.length()) + path.query();
        var deadline = RequestScope.current().map(RequestScope::deadline).orElseGet(() -> Deadline.in(requestTime));
        var response = ctx.response();
        try {
            return services.open(new ServiceSockets.Question(
                    service, uri, headers, handshake.subprotocols().offered(), deadline, response::closed));
        } catch (Fault nobody) {
            return Future.failedFuture(nobody);
        }
    }

    private Future<SocketPair> join(RoutingContext ctx, Handshake handshake, Leg asked) {
        if (ctx.response().closed()) {
            asked.close(SocketPair.GOING_AWAY, null);
            return Future.failedFuture("the client has gone");
        }
        String chosen = handshake.subprotocols().answer(asked.subProtocol());
        if (chosen != null) {
            ctx.response().putHeader(Subprotocols.HEADER, chosen);
        }
        var connection = ctx.request().connection();
        return ctx.request()
                .toWebSocket()
                .map(socket -> new SocketPair(
                        new Leg("client", socket, () -> Closing.now(connection)),
                        asked,
                        () -> admission.standing(ctx, handshake),
                        open.settings().idle()))
                .onFailure(failure -> asked.close(SocketPair.GOING_AWAY, null));
    }

    private void closed(String owner, String service, int code) {
        open.leave(owner);
        open.closed(code);
        log.debug("a socket to {} was closed with {}", service, code);
    }

    private static void refuse(RoutingContext ctx, Throwable failure) {
        if (ctx.response().closed()) {
            return;
        }
        if (ctx.response().headWritten()) {
            log.error("a socket could not be joined", failure);
            Closing.now(ctx.request().connection());
            return;
        }
        ctx.request().resume();
        if (failure instanceof UpgradeRejectedException refusal) {
            passOn(ctx, refusal);
            return;
        }
        if (failure instanceof Fault fault && fault.kind() == Fault.Kind.UNAUTHENTICATED) {
            ctx.response().putHeader("www-authenticate", "Bearer error=\"invalid_token\"");
        }
        ctx.fail(failure);
    }

    /** The service's own refusal, word for word. One that is much longer than a refusal is something else. */
    private static void passOn(RoutingContext ctx, UpgradeRejectedException refusal) {
        if (refusal.getBody().length() > LONGEST_REFUSAL) {
            ctx.fail(502, new IllegalStateException("the service refused a socket with a body beyond the bound"));
            return;
        }
        AnswerHeaders.pass(refusal.getHeaders(), ctx.response().headers());
        ctx.response().headers().remove("content-length");
        ctx.response().setStatusCode(refusal.getStatus()).end(refusal.getBody());
    }

    /** Whose bound a socket counts against. */
    private static String owner(RoutingContext ctx, Caller caller) {
        return caller.userId() == null
                ? Origin.of(ctx).addresses()
                : caller.userId().toString();
    }
}
