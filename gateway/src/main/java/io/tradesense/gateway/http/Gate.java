package io.tradesense.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets in only requests that every reader on the way takes for the same: one host, one end, a method and a form of address
 * that are served. It stands before the router, which answers some of the others itself and keeps their connections open.
 */
public final class Gate implements Handler<HttpServerRequest> {
    private static final int MOST_HEADERS = 100;
    private static final List<HttpMethod> METHODS = List.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);
    private static final String ALLOWED = METHODS.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private final Connections connections;
    private final Handler<HttpServerRequest> inside;

    public Gate(Connections connections, Handler<HttpServerRequest> inside) {
        this.connections = connections;
        this.inside = inside;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (connections.isOver(request.connection())) {
            // It came together with one that was refused, and its connection is being closed.
            return;
        }
        int status = statusOf(request);
        if (status == 200) {
            inside.handle(request);
            return;
        }
        if (status == 405) {
            request.response().putHeader("allow", ALLOWED);
        }
        if (request.version() != HttpVersion.HTTP_2) {
            connections.end(request.connection());
        }
        UnreadableRequests.answer(request, status);
    }

    private static int statusOf(HttpServerRequest request) {
        if (!METHODS.contains(request.method())) {
            return 405;
        }
        if (request.headers().entries().size() > MOST_HEADERS) {
            return 431;
        }
        boolean plain = request.version() == HttpVersion.HTTP_2 ? isForOneHost(request) : isPlain(request);
        return plain ? 200 : 400;
    }

    /** HTTP/2 frames by itself; who is asked it may say twice, in {@code :authority} and in {@code Host}. */
    private static boolean isForOneHost(HttpServerRequest request) {
        var hosts = request.headers().getAll(HttpHeaders.HOST);
        String stated = request.authority() == null ? null : request.authority().toString();
        if (hosts.size() > 1 || stated == null && hosts.isEmpty()) {
            return false;
        }
        String host = hosts.isEmpty() ? stated : hosts.get(0);
        return HOST.matcher(String.valueOf(host)).matches() && (stated == null || stated.equalsIgnoreCase(host));
    }

    private static boolean isPlain(HttpServerRequest request) {
        return request.uri().startsWith("/")
                && !request.headers().contains("")
                && hasOneHost(request)
                && hasOneEnd(request);
    }

    private static boolean hasOneHost(HttpServerRequest request) {
        var hosts = request.headers().getAll(HttpHeaders.HOST);
        return hosts.isEmpty()
                ? request.version() == HttpVersion.HTTP_1_0
                : hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
    }

    private static boolean hasOneEnd(HttpServerRequest request) {
        var lengths = request.headers().getAll(HttpHeaders.CONTENT_LENGTH);
        var encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        if (encodings.isEmpty()) {
            return lengths.isEmpty()
                    || lengths.size() == 1 && LENGTH.matcher(lengths.get(0)).matches();
        }
        return lengths.isEmpty()
                && encodings.size() == 1
                && encodings.get(0).equalsIgnoreCase("chunked")
                && request.version() == HttpVersion.HTTP_1_1;
    }
}
