package io.tradesense.gateway.files;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Bytes that are the same for everybody, compressed once rather than for each who asks. */
public record StaticFile(String type, Buffer plain, Buffer gzip, String tag) {
    private static final String ASK_EACH_TIME = "no-cache";

    public static StaticFile of(String type, Buffer plain) {
        return new StaticFile(type, plain, compressed(plain), '"' + digest(plain));
    }

    /** Answers with it, or with 304 to whoever has it. */
    public void send(RoutingContext ctx) {
        send(ctx, ASK_EACH_TIME);
    }

    /** @param caching the {@code Cache-Control} to send with it */
    public void send(RoutingContext ctx, String caching) {
        var request = ctx.request();
        String accepted = request.getHeader("accept-encoding");
        boolean small = accepted != null && accepted.contains("gzip");
        // One tag a form: to a cache they are different bytes.
        String mine = tag + (small ? "-gzip\"" : "\"");
        var response = ctx.response()
                .putHeader("etag", mine)
                .putHeader("cache-control", caching)
                .putHeader("vary", "Accept-Encoding")
                .putHeader("content-encoding", small ? "gzip" : "identity");
        String known = request.getHeader("if-none-match");
        if (known != null && known.contains(tag)) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader("content-type", type).end(small ? gzip : plain);
        }
    }

    private static Buffer compressed(Buffer plain) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain.getBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static String digest(Buffer plain) {
        try {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(plain.getBytes());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha).substring(0, 22);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
