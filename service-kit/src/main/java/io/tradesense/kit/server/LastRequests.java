package io.tradesense.kit.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ShutdownEvent;
import io.vertx.core.net.impl.VertxConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Leaves a connection of HTTP/1 open for a moment when its server shuts down. Vert.x closes one that is quiet at once, and
 * with it a request that is on its way already, which nobody answers and a client may not send again by itself. HTTP/2
 * says goodbye by a frame of its own and needs no such moment.
 */
public final class LastRequests extends ChannelInboundHandlerAdapter {
    private static final String NAME = "lastRequests";
    private final long graceMillis;

    private LastRequests(long graceMillis) {
        this.graceMillis = graceMillis;
    }

    /**
     * Must be called when the connection opens. Answers within the grace should end their connection.
     *
     * @param grace zero leaves Vert.x its way
     */
    public static void allow(HttpConnection connection, Duration grace) {
        if (grace.isZero() || !(connection instanceof VertxConnection known)) {
            return;
        }
        var pipeline = known.channelHandlerContext().pipeline();
        if (pipeline.get(HttpRequestDecoder.class) != null) {
            pipeline.addFirst(NAME, new LastRequests(grace.toMillis()));
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ShutdownEvent) {
            var later = ctx.executor()
                    .schedule(() -> ctx.fireUserEventTriggered(event), graceMillis, TimeUnit.MILLISECONDS);
            ctx.channel().closeFuture().addListener(closed -> later.cancel(false));
        } else {
            ctx.fireUserEventTriggered(event);
        }
    }
}
