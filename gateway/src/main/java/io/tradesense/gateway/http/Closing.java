package io.tradesense.gateway.http;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.VertxConnection;
import io.vertx.ext.web.RoutingContext;

/** Two ways to end a client's connection. */
public final class Closing {

    private Closing() {}

    /** After the answer: what follows on the connection may be no request. Streams of HTTP/2 cannot be mistaken so. */
    static void afterAnswer(RoutingContext ctx) {
        var request = ctx.request();
        if (request.version() != HttpVersion.HTTP_2) {
            ctx.response().putHeader("connection", "close");
            ctx.addEndHandler(sent -> request.connection().close());
        }
    }

    /** At once. Vert.x closes behind what is still to be written, which for a client that reads nothing is never. */
    public static void now(HttpConnection connection) {
        if (connection instanceof VertxConnection known) {
            now(known.channelHandlerContext().channel());
        } else {
            connection.close();
        }
    }

    /** From the outer end of the pipeline: further in, Vert.x makes a farewell of it. */
    public static void now(Channel channel) {
        var outermost = channel.pipeline().firstContext();
        if (outermost == null) {
            channel.close();
        } else {
            outermost.close();
        }
    }
}
