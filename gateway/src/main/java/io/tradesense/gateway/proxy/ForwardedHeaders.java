package io.tradesense.gateway.proxy;

import io.tradesense.gateway.http.Origin;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.scope.Deadline;
import io.tradesense.kit.scope.RequestScope;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** A client's headers as a service gets them: without those of the hop, and with the gateway's word for who asks. */
public final class ForwardedHeaders {

    private static final CharSequence FORWARDED = HttpHeaders.createOptimized("forwarded");
    private static final CharSequence FOR = HttpHeaders.createOptimized("x-forwarded-for");
    private static final CharSequence PROTO = HttpHeaders.createOptimized("x-forwarded-proto");
    private static final CharSequence HOST = HttpHeaders.createOptimized("x-forwarded-host");
    private static final CharSequence PREFIX = HttpHeaders.createOptimized("x-forwarded-prefix");
    private static final CharSequence API = HttpHeaders.createOptimized(RouteTable.API);

    private ForwardedHeaders() {}

    public static void write(
            RoutingContext ctx, String service, Caller caller, InternalTokens tokens, MultiMap headers) {
        HopHeaders.removeFrom(headers);
        headers.remove(HttpHeaders.AUTHORIZATION).remove(HttpHeaders.EXPECT);
        var origin = Origin.of(ctx);
        headers.set(FORWARDED, origin.forwarded())
                .set(FOR, origin.addresses())
                .set(PROTO, origin.scheme())
                .set(HOST, origin.host())
                .set(PREFIX, API)
                .set(InternalTokens.HEADER, tokens.token(caller, service));
        RequestScope.current()
                .ifPresent(scope -> headers.set(RequestScope.REQUEST_ID_HEADER, scope.requestId())
                        .set(RequestScope.TRACE_HEADER, scope.trace().header())
                        .set(
                                Deadline.HEADER,
                                String.valueOf(scope.deadline().left().toMillis())));
    }
}
