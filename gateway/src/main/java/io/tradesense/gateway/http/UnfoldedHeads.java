package io.tradesense.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.net.impl.VertxConnection;
import java.util.List;

/**
 * Reads requests as Vert.x does and refuses a header that goes on in the next line (obs-fold; RFC 9112, section 5.2).
 * Netty joins the lines and says nothing, where another reader may take the second one for a header of its own, or for
 * nothing at all. The decoder takes up a head line by line, so only what a head was made of is looked through.
 */
final class UnfoldedHeads extends VertxHttpRequestDecoder {
    private static final String NAME = "unfoldedHeads";
    private static final DecoderResult FOLDED =
            DecoderResult.failure(new IllegalArgumentException("a header goes on in the next line"));
    private boolean inHead = true;
    private boolean lineBegins;
    private boolean folded;

    UnfoldedHeads(HttpServerOptions options) {
        super(options);
    }

    /** Must be called before the connection's first byte is read; HTTP/2 folds nothing. */
    static void watch(HttpConnection connection, HttpServerOptions options) {
        if (connection instanceof VertxConnection known) {
            var pipeline = known.channelHandlerContext().pipeline();
            if (pipeline.get(VertxHttpRequestDecoder.class) != null) {
                pipeline.replace(VertxHttpRequestDecoder.class, NAME, new UnfoldedHeads(options));
            }
        }
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        int from = in.readerIndex();
        int before = out.size();
        super.decode(ctx, in, out);
        if (inHead) {
            look(in, from, in.readerIndex());
        }
        for (Object read : out.subList(before, out.size())) {
            judge(read);
        }
    }

    private void look(ByteBuf in, int from, int to) {
        int at = from;
        while (at < to) {
            folded |= lineBegins && (in.getByte(at) == ' ' || in.getByte(at) == '\t');
            int end = in.indexOf(at, to, (byte) '\n');
            lineBegins = end >= 0;
            at = lineBegins ? end + 1 : to;
        }
    }

    private void judge(Object read) {
        if (read instanceof HttpRequest request) {
            if (folded && request.decoderResult().isSuccess()) {
                request.setDecoderResult(FOLDED);
            }
            inHead = false;
            lineBegins = false;
            folded = false;
        }
        if (read instanceof LastHttpContent) {
            inHead = true;
        }
    }
}
