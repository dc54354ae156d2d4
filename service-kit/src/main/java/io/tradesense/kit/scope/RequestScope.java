package io.tradesense.kit.scope;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What travels with one request through every hop, event and log line. It hangs on the Vert.x context of the request
 * (each request has one of its own), so nothing has to hand it on.
 *
 * @param requestId names the request to people: in every answer, problem and log line
 */
public record RequestScope(String requestId, TraceParent trace, Deadline deadline) {
    public static final String REQUEST_ID_HEADER = "x-request-id";
    public static final String TRACE_HEADER = "traceparent";

    /** The scope of the request being served here; empty outside of one. */
    public static Optional<RequestScope> current() {
        Context context = Vertx.currentContext();
        return context == null ? Optional.empty() : Optional.ofNullable(of(context));
    }

    public static @Nullable RequestScope of(Context context) {
        return RequestScopeLocal.KEY.get(context);
    }

    public void enter(Context context) {
        RequestScopeLocal.KEY.put(context, this);
    }
}
