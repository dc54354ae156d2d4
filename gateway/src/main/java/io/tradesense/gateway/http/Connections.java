package io.tradesense.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The connections of one door, looked through a few times a second: whoever takes too long over a head, is quiet for too
 * long between two requests, or takes nothing of an answer is cut off. An idle timeout of the server would be fed by a
 * byte now and then; these times are not.
 */
public final class Connections implements Handler<RoutingContext> {
    private static final String KEY = "gateway.connections";
    private static final long TURN_MILLIS = 250;
    private final OpenConnections all;
    private final HttpServerOptions options;
    private final Map<HttpConnection, Quiet> connections = new IdentityHashMap<>();
    private final Set<Answer> answers = new HashSet<>();

    /** @param options of the server whose connections they are */
    public Connections(Vertx vertx, OpenConnections all, HttpServerOptions options) {
        this.all = all;
        this.options = options;
        vertx.setPeriodic(TURN_MILLIS, timer -> look(System.nanoTime()));
    }

    /** Must be told of every connection before its first request. */
    public void opened(HttpConnection connection) {
        String address = addressOf(connection);
        if (!all.take(address)) {
            Closing.now(connection);
            return;
        }
        UnfoldedHeads.watch(connection, options);
        connections.put(connection, new Quiet(address));
        connection.closeHandler(closed -> left(connection));
    }

    /** Must be told of the end of a connection that had become a socket. */
    public void left(HttpConnection connection) {
        var known = connections.remove(connection);
        if (known != null) {
            all.leave(known.address);
        }
    }

    /** Ends the connection with this answer: what else has come in on it already is no request any more. */
    public static void endAfterAnswer(RoutingContext ctx) {
        takeNoMore(ctx);
        Closing.afterAnswer(ctx);
    }

    static void takeNoMore(RoutingContext ctx) {
        Connections here = ctx.get(KEY);
        if (here != null && ctx.request().version() != HttpVersion.HTTP_2) {
            here.end(ctx.request().connection());
        }
    }

    void end(HttpConnection connection) {
        var known = connections.get(connection);
        if (known != null) {
            known.over = true;
        }
    }

    boolean isOver(HttpConnection connection) {
        var known = connections.get(connection);
        return known == null || known.over;
    }

    /** Must see every request first. */
    @Override
    public void handle(RoutingContext ctx) {
        var connection = ctx.request().connection();
        var quiet = connections.get(connection);
        if (quiet == null) {
            throw new IllegalStateException("the gate lets in no request of a connection that has ended");
        }
        ctx.put(KEY, this);
        quiet.requests++;
        var answer = new Answer(connection, ctx.response());
        answers.add(answer);
        ctx.addEndHandler(ended -> {
            answers.remove(answer);
            quiet.requests--;
            quiet.first = false;
            quiet.since = System.nanoTime();
        });
        ctx.next();
    }

    private void look(long now) {
        long headNanos = all.limits().headTime().toNanos();
        long keepAliveNanos = all.limits().keepAlive().toNanos();
        for (var each : List.copyOf(connections.entrySet())) {
            var quiet = each.getValue();
            if (quiet.requests == 0 && now - quiet.since > (quiet.first ? headNanos : keepAliveNanos)) {
                all.cut(quiet.first ? "head" : "quiet");
                Closing.now(each.getKey());
            }
        }
        // A request that has become a socket never ends as a request.
        answers.removeIf(answer -> answer.response.ended());
        for (var answer : List.copyOf(answers)) {
            if (answer.isStuck(now, all.limits().writeTime())) {
                answers.remove(answer);
                all.cut("unread");
                Closing.now(answer.connection);
            }
        }
    }

    private static String addressOf(HttpConnection connection) {
        SocketAddress peer = connection.remoteAddress();
        String address = peer == null ? null : peer.hostAddress();
        return address == null ? "local" : address;
    }

    /** How long nothing has been asked on a connection. */
    private static final class Quiet {
        private final String address;
        private long since = System.nanoTime();
        private boolean first = true;
        private boolean over;
        private int requests;

        Quiet(String address) {
            this.address = address;
        }
    }

    /** An answer on its way, and how much of it was taken when it last moved. */
    private static final class Answer {
        private final HttpConnection connection;
        private final HttpServerResponse response;
        private long written;
        private long movedAt = System.nanoTime();

        Answer(HttpConnection connection, HttpServerResponse response) {
            this.connection = connection;
            this.response = response;
        }

        boolean isStuck(long now, Duration patience) {
            if (response.closed()) {
                return false;
            }
            if (!response.writeQueueFull() || response.bytesWritten() != written) {
                written = response.bytesWritten();
                movedAt = now;
            }
            return now - movedAt > patience.toNanos();
        }
    }
}
