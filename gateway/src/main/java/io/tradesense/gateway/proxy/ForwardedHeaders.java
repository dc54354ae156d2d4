package io.tradesense.gateway.proxy;

import io.tradesense.gateway.http.Origin;
import io.tradesense.gateway.http.RouteTable;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.scope.Deadline;
import io.tradesense.kit.scope.RequestScope;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** A client's headers as a service gets them: without those of the hop, and with the gateway's word for who asks. */
public final class ForwardedHeaders {

    private ForwardedHeaders() {}

    public static void write(
            RoutingContext ctx, String service, Caller caller, InternalTokens tokens, MultiMap headers) {
        HopHeaders.removeFrom(headers);
        headers.remove("authorization").remove("expect");
        var origin = Origin.of(ctx);
        headers.set("forwarded", origin.forwarded())
                .set("x-forwarded-for", origin.addresses())
                .set("x-forwarded-proto", origin.scheme())
                .set("x-forwarded-host", origin.host())
                .set("x-forwarded-prefix", RouteTable.API)
                .set(InternalTokens.HEADER, tokens.token(caller, service));
        RequestScope.current()
                .ifPresent(scope -> headers.set(RequestScope.REQUEST_ID_HEADER, scope.requestId())
                        .set(RequestScope.TRACE_HEADER, scope.trace().header())
                        .set(
                                Deadline.HEADER,
                                String.valueOf(scope.deadline().left().toMillis())));
    }
}
