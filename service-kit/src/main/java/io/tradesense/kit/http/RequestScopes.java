package io.tradesense.kit.http;

import io.tradesense.kit.scope.Deadline;
import io.tradesense.kit.scope.RequestScope;
import io.tradesense.kit.scope.TraceParent;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** First on every router: takes over or makes the request's id, trace and deadline. */
public final class RequestScopes implements Handler<RoutingContext> {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
    private final Duration longest;

    /** @param longest the time a request gets that states none, and the most that one can ask for */
    public RequestScopes(Duration longest) {
        this.longest = longest;
    }

    @Override
    public void handle(RoutingContext ctx) {
        var headers = ctx.request().headers();
        var scope = new RequestScope(
                requestId(headers.get(RequestScope.REQUEST_ID_HEADER)),
                TraceParent.parse(headers.get(RequestScope.TRACE_HEADER))
                        .map(TraceParent::child)
                        .orElseGet(TraceParent::start),
                deadline(headers.get(Deadline.HEADER)));
        scope.enter(Vertx.currentContext());
        ctx.response().putHeader(RequestScope.REQUEST_ID_HEADER, scope.requestId());
        if (isReadable(ctx)) {
            ctx.next();
        } else {
            ctx.fail(400);
        }
    }

    /** A router that meets such a query later logs a stack trace and answers without a problem document. */
    private static boolean isReadable(RoutingContext ctx) {
        String query = ctx.request().query();
        if (query == null || query.indexOf('%') < 0) {
            return true;
        }
        try {
            return ctx.request().params() != null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** What could forge a log line or a header is not taken over. */
    private static String requestId(@Nullable String given) {
        return given != null && REQUEST_ID.matcher(given).matches() ? given : random();
    }

    /** It tells requests apart and opens nothing, so it need not be hard to guess. */
    private static String random() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private Deadline deadline(@Nullable String millis) {
        try {
            long asked = millis == null ? longest.toMillis() : Long.parseLong(millis);
            return Deadline.in(Duration.ofMillis(Math.max(0, Math.min(asked, longest.toMillis()))));
        } catch (NumberFormatException unreadable) {
            return Deadline.in(longest);
        }
    }
}
