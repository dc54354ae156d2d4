package io.tradesense.kit.server;

import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.VertxConnection;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a server takes its connections, known from whoever has come in. A server that shuts down in Vert.x stops handling
 * connections before it stops taking them, and ends those between without a word; so this is closed before that. Servers
 * that share an address share one of these.
 */
public final class ListeningSocket {
    private static final int TURN_MILLIS = 1;
    private volatile @Nullable Channel channel;

    /** Must be called when a connection opens. */
    public void entered(HttpConnection connection) {
        if (channel == null && connection instanceof VertxConnection known) {
            channel = known.channelHandlerContext().channel().parent();
        }
    }

    /**
     * Takes no more connections. Those that had been made before are still taken, which the system would cut off otherwise.
     *
     * @param context of the server
     * @return succeeds once the server was handed all that was taken
     */
    public Future<Void> close(Context context) {
        Channel open = channel;
        if (open == null) {
            return Future.succeededFuture();
        }
        Promise<Void> closed = Promise.promise();
        // An event loop takes what waits between two turns, and hands it to the server's loop before it hands over the
        // end.
        open.closeFuture().addListener(done -> context.runOnContext(behindAll -> closed.complete()));
        open.eventLoop().execute(() -> {
            var unused = open.eventLoop().schedule(() -> open.close(), TURN_MILLIS, TimeUnit.MILLISECONDS);
        });
        return closed.future();
    }
}
