package io.tradesense.e2e;

import static io.tradesense.kit.testing.Waiting.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to a port of this machine, which can be cut as networks are: nothing is refused, and nothing arrives. */
final class Wire {
    private static final String HOST = "127.0.0.1";
    private final int target;
    private final NetClient client;
    private final NetServer server;
    private final Set<NetSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    private Wire(Vertx vertx, int target) {
        this.target = target;
        this.client = vertx.createNetClient();
        this.server = vertx.createNetServer().connectHandler(this::carry);
    }

    /** Lives as long as the Vert.x it is made of. */
    static Wire to(Vertx vertx, int target) {
        var wire = new Wire(vertx, target);
        var unused = await(wire.server.listen(0, HOST));
        return wire;
    }

    String address() {
        return HOST + ":" + server.actualPort();
    }

    void cut() {
        cut = true;
    }

    /** Connections that lived through the cut end: bytes of theirs are missing. */
    void heal() {
        cut = false;
        sockets.forEach(NetSocket::close);
    }

    private void carry(NetSocket near) {
        keep(near);
        if (cut) {
            return;
        }
        near.pause();
        client.connect(target, HOST)
                .onSuccess(far -> {
                    keep(far);
                    join(near, far);
                    join(far, near);
                    near.resume();
                })
                .onFailure(refused -> near.close());
    }

    private void join(NetSocket from, NetSocket to) {
        from.handler(bytes -> {
            if (!cut) {
                to.write(bytes);
            }
        });
        from.endHandler(ended -> to.close());
    }

    private void keep(NetSocket socket) {
        sockets.add(socket);
        socket.closeHandler(closed -> sockets.remove(socket));
    }
}
