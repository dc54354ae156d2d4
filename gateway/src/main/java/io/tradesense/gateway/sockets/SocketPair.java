package io.tradesense.gateway.sockets;

import io.tradesense.kit.Fault;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocketFrame;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client's socket and a service's, joined frame by frame. A side is read only while the other takes what is passed on,
 * and while it takes itself what it is answered: pings are answered here, and one that only asks would fill our memory.
 * Belongs to one event loop.
 */
final class SocketPair {
    static final short GOING_AWAY = 1_001;
    static final short POLICY = 1_008;
    static final short BAD_GATEWAY = 1_014;
    private static final long CLOSING_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long LONGEST_PING_NANOS = Duration.ofSeconds(20).toNanos();

    private static final Set<Fault.Kind> REFUSALS = Set.of(Fault.Kind.UNAUTHENTICATED, Fault.Kind.FORBIDDEN);

    private final Leg client;
    private final Leg service;
    private final Supplier<Future<Caller>> standing;
    private final long idleNanos;
    private final Promise<Integer> ended = Promise.promise();
    private long pingedAt = System.nanoTime();
    private long endingSince;
    private @Nullable Short code;

    /** @param standing who the client is now; fails UNAUTHENTICATED once its token is good no longer, FORBIDDEN once its key is no longer for this */
    SocketPair(Leg client, Leg service, Supplier<Future<Caller>> standing, Duration idle) {
        this.client = client;
        this.service = service;
        this.standing = standing;
        this.idleNanos = idle.toNanos();
    }

    /**
     * Begins to pass frames on.
     *
     * @return the code the pair was closed with, once both connections have ended
     */
    Future<Integer> join() {
        client.listen(frame -> pass(frame, client, service), this::goOn, () -> left(client, service));
        service.listen(frame -> pass(frame, service, client), this::goOn, () -> left(service, client));
        client.start();
        service.start();
        return ended.future();
    }

    Future<Integer> ended() {
        return ended.future();
    }

    /** Must be called about once a second, and several times in the time a side may be silent. */
    void look(long now) {
        if (code != null) {
            if (now - endingSince > CLOSING_NANOS) {
                client.cut();
                service.cut();
            }
        } else if (client.isStuck(now, idleNanos) || client.isSilent(now, idleNanos)) {
            end(POLICY, GOING_AWAY, "no sign of life");
        } else if (service.isStuck(now, idleNanos) || service.isSilent(now, idleNanos)) {
            end(BAD_GATEWAY, GOING_AWAY, "no sign of life");
        } else {
            ping(now);
            standing.get().onFailure(this::endUnlessOurs);
        }
    }

    void end(short toClient, short toService, @Nullable String reason) {
        if (code == null) {
            code = toClient;
            endingSince = System.nanoTime();
            client.close(toClient, reason);
            service.close(toService, reason);
        }
    }

    private void pass(WebSocketFrame frame, Leg from, Leg to) {
        if (frame.isClose()) {
            end(from.closeCode(), from.closeCode(), from.closeReason());
            return;
        }
        if (frame.isText() || frame.isBinary() || frame.isContinuation()) {
            to.write(frame);
        }
        if (code == null && (to.isFull() || from.isFull())) {
            from.hold();
        }
    }

    private void goOn() {
        if (!client.isFull() && !service.isFull()) {
            client.letGo();
            service.letGo();
        }
    }

    /** A close frame that has come may wait behind others; without one nothing more is to come. */
    private void left(Leg gone, Leg other) {
        if (gone.isCutOff()) {
            end(gone == client ? GOING_AWAY : BAD_GATEWAY, GOING_AWAY, null);
        }
        if (other.isGone()) {
            ended.tryComplete(code == null ? GOING_AWAY : code.intValue());
        }
    }

    private void ping(long now) {
        if (now - pingedAt > Math.min(idleNanos / 3, LONGEST_PING_NANOS)) {
            pingedAt = now;
            client.ping();
            service.ping();
        }
    }

    /** While nobody can judge the token or key, who was let in stays. */
    private void endUnlessOurs(Throwable failure) {
        if (failure instanceof Fault fault && REFUSALS.contains(fault.kind())) {
            end(POLICY, POLICY, "the access token is no longer valid");
        }
    }
}
