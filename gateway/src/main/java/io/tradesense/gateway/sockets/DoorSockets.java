package io.tradesense.gateway.sockets;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The pairs that are open on one event loop. */
final class DoorSockets {
    private static final long LONGEST_TURN_MILLIS = 1_000;
    /** Looks in the time a side may be silent: pings go out at some of them, and the answers must be in before the last. */
    private static final int TURNS_A_SILENCE = 5;

    private static final long FAREWELL_SECONDS = 3;
    private final Set<SocketPair> pairs = new HashSet<>();

    DoorSockets(Vertx vertx, Duration idle) {
        vertx.setPeriodic(
                Math.min(LONGEST_TURN_MILLIS, idle.toMillis() / TURNS_A_SILENCE), timer -> look(System.nanoTime()));
    }

    /** Holds the pair until it has ended, and says with which code. */
    Future<Integer> join(SocketPair pair) {
        pairs.add(pair);
        return pair.join().onComplete(ended -> pairs.remove(pair));
    }

    /** Sends everybody away, and waits a moment for those who say goodbye. */
    Future<Void> drain() {
        var ended = List.copyOf(pairs).stream().map(DoorSockets::sendAway).toList();
        return Future.join(ended)
                .<Void>mapEmpty()
                .timeout(FAREWELL_SECONDS, TimeUnit.SECONDS)
                .otherwiseEmpty();
    }

    private static Future<Integer> sendAway(SocketPair pair) {
        pair.end(SocketPair.GOING_AWAY, SocketPair.GOING_AWAY, "the gateway is going away");
        return pair.ended();
    }

    private void look(long now) {
        List.copyOf(pairs).forEach(pair -> pair.look(now));
    }
}
