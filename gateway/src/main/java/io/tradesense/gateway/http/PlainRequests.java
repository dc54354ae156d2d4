package io.tradesense.gateway.http;

import io.tradesense.kit.Fault;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets in only requests that every reader on the way takes for the same: one host, one framing, one reading of the
 * address, a body of bearable size.
 */
public final class PlainRequests implements Handler<RoutingContext> {
    private static final String PATH = "gateway.path";
    private final long maxBody;

    /** @param maxBody in bytes */
    public PlainRequests(long maxBody) {
        this.maxBody = maxBody;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var headers = ctx.request().headers();
        refuseAmbiguousFraming(headers);
        ctx.put(PATH, PublicPath.parse(ctx.request().uri()));
        if (contentLength(headers) > maxBody) {
            throw tooLarge(maxBody);
        }
        ctx.next();
    }

    public static PublicPath path(RoutingContext ctx) {
        PublicPath path = ctx.get(PATH);
        if (path == null) {
            throw new IllegalStateException("the address was not read on this route");
        }
        return path;
    }

    public static Fault tooLarge(long maxBody) {
        return Fault.of(Fault.Kind.TOO_LARGE, "a body may have at most " + maxBody + " bytes");
    }

    public static boolean announcesBody(MultiMap headers) {
        return headers.contains("transfer-encoding") || contentLength(headers) > 0;
    }

    /** -1 where it is not stated. */
    public static long contentLength(MultiMap headers) {
        String text = headers.get("content-length");
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException unreadable) {
            throw Fault.of(Fault.Kind.MALFORMED, "the content length cannot be read");
        }
    }

    private static void refuseAmbiguousFraming(MultiMap headers) {
        if (headers.getAll("host").size() > 1) {
            throw Fault.of(Fault.Kind.MALFORMED, "the request names more than one host");
        }
        var encodings = headers.getAll("transfer-encoding");
        boolean both = !encodings.isEmpty() && headers.contains("content-length");
        boolean unknown = encodings.size() > 1
                || !encodings.isEmpty() && !encodings.get(0).equals("chunked");
        if (both || unknown || headers.getAll("content-length").size() > 1) {
            throw Fault.of(Fault.Kind.MALFORMED, "the request does not say plainly where its body ends");
        }
    }
}
