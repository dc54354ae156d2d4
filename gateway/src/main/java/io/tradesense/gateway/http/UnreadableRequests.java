package io.tradesense.gateway.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Problems;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/** Answers what could not be parsed, and ends its connection: where the next request begins is anybody's guess. */
public final class UnreadableRequests implements Handler<HttpServerRequest> {
    private final Connections connections;

    public UnreadableRequests(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (connections.isOver(request.connection())) {
            return;
        }
        if (request.version() != HttpVersion.HTTP_2) {
            connections.end(request.connection());
        }
        answer(request, status(request.decoderResult().cause()));
    }

    static void answer(HttpServerRequest request, int status) {
        var document = Problems.document(status, Fault.of(Fault.Kind.MALFORMED, detail(status)), "/");
        var response = request.response().setStatusCode(status);
        SecurityHeaders.set(response.headers());
        response.putHeader("content-type", Problems.CONTENT_TYPE);
        if (request.version() == HttpVersion.HTTP_2) {
            response.end(document.toBuffer());
        } else {
            response.putHeader("connection", "close")
                    .end(document.toBuffer())
                    .onComplete(sent -> request.connection().close());
        }
    }

    private static int status(@Nullable Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return 414;
        }
        return cause instanceof TooLongHttpHeaderException ? 431 : 400;
    }

    private static String detail(int status) {
        return switch (status) {
            case 405 -> "this method is not served";
            case 414 -> "the address is too long";
            case 431 -> "the headers are too many or too long";
            default -> "the request is not HTTP/1.1 as it should be";
        };
    }
}
