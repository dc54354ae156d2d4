package io.tradesense.gateway.proxy;

import io.tradesense.gateway.http.SecurityHeaders;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/** One request's way to a service and the answer's way back, seen by the proxy that carries them. */
final class Exchange implements ProxyInterceptor {
    private static final String CORS = "access-control-";
    private final OutgoingRequest outgoing;
    private final Attempts attempts;

    Exchange(OutgoingRequest outgoing, Attempts attempts) {
        this.outgoing = outgoing;
        this.attempts = attempts;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        outgoing.write(context.request());
        return attempts.send(context).recover(failure -> {
            attempts.refuse(failure);
            // The router has answered: the proxy's own, bodiless 502 must never come after it.
            return Promise.<ProxyResponse>promise().future();
        });
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var answer = context.response();
        clean(answer.headers());
        if (answer.getStatusCode() == 204 || answer.getStatusCode() == 304) {
            // Neither has a body; left to itself the proxy would announce a chunked one.
            answer.proxiedResponse().resume();
            answer.setBody(null);
        }
        return context.sendResponse();
    }

    private static void clean(MultiMap headers) {
        HopHeaders.removeFrom(headers);
        SecurityHeaders.removeFrom(headers);
        headers.remove("x-request-id");
        List.copyOf(headers.names()).stream()
                .filter(name -> name.regionMatches(true, 0, CORS, 0, CORS.length()))
                .forEach(headers::remove);
    }
}
