package io.tradesense.kit.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.tradesense.kit.Fault;
import io.tradesense.kit.pg.Outages;
import io.tradesense.kit.scope.RequestScope;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where a failure becomes an HTTP answer: problem documents after RFC 9457. */
public final class Problems implements Handler<RoutingContext> {
    public static final String CONTENT_TYPE = "application/problem+json";
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String PREFIX_HEADER = "x-forwarded-prefix";
    private static final Pattern PREFIX = Pattern.compile("(/[A-Za-z0-9._-]{1,32}){1,4}");
    private static final String TYPE_PREFIX = "urn:tradesense:problem:";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private Problems() {}

    /** Every failure and every unmatched path of this router becomes a problem document. */
    public static Router answerFor(Router router) {
        var problems = new Problems();
        IntStream.rangeClosed(400, 599).forEach(status -> router.errorHandler(status, problems));
        return router;
    }

    @Override
    public void handle(RoutingContext ctx) {
        Fault fault = faultOf(ctx.failure(), ctx.statusCode());
        int status = fault == null ? fallbackStatus(ctx) : statusOf(fault.kind());
        if (fault != ctx.failure() && status == 503) {
            log.warn(
                    "{} {} could not be answered: {}",
                    ctx.request().method(),
                    ctx.request().path(),
                    String.valueOf(ctx.failure()));
        } else if (fault == null && status >= 500) {
            log.error("{} {} failed", ctx.request().method(), ctx.request().path(), ctx.failure());
        }
        HttpServerResponse response = ctx.response();
        if (response.headWritten()) {
            // The status is on the wire already: a cut connection is the only honest sign that the body is not whole.
            ctx.request().connection().close();
            return;
        }
        response.setStatusCode(status).putHeader("content-type", CONTENT_TYPE);
        if (fault != null && fault.retryAfter() != null) {
            response.putHeader(
                    "retry-after", String.valueOf(Math.max(1, fault.retryAfter().toSeconds())));
        }
        AccessLog.reason(ctx, reason(fault, status));
        response.end(document(status, fault, publicPath(ctx)).toBuffer());
    }

    /** The address as the client wrote it: a gateway that took a part away says which. Nobody else is believed. */
    private static String publicPath(RoutingContext ctx) {
        String prefix = ctx.request().getHeader(PREFIX_HEADER);
        boolean believed = prefix != null
                && InternalCallers.isKnown(ctx)
                && PREFIX.matcher(prefix).matches();
        return (believed ? prefix : "") + ctx.request().path();
    }

    private static String reason(@Nullable Fault fault, int status) {
        if (fault == null) {
            return status >= 500 ? "bug" : "refused";
        }
        return fault.type() == null ? fault.kind().name().toLowerCase(Locale.ROOT) : fault.type();
    }

    private static @Nullable Fault faultOf(@Nullable Throwable failure, int status) {
        if (failure instanceof Fault fault) {
            return fault;
        }
        if (failure != null && Outages.isOutage(failure)) {
            return Fault.unavailable("the data cannot be reached at the moment", RETRY_AFTER)
                    .typed("data-unavailable");
        }
        return switch (failure instanceof HttpException http ? http.getStatusCode() : status) {
            case 400 -> Fault.of(Fault.Kind.MALFORMED, "the request cannot be read");
            case 404 -> Fault.of(Fault.Kind.NOT_FOUND, "there is nothing at this address");
            case 413 -> Fault.of(Fault.Kind.TOO_LARGE, "the body is larger than this address takes");
            case 415 -> Fault.of(Fault.Kind.UNSUPPORTED_TYPE, "this address does not take bodies of that type");
            default -> null;
        };
    }

    private static int fallbackStatus(RoutingContext ctx) {
        int status = ctx.failure() instanceof HttpException http ? http.getStatusCode() : ctx.statusCode();
        return status >= 400 && status < 600 ? status : 500;
    }

    /** The document itself, for an answer that no router gives: a request that could not even be parsed. */
    public static JsonObject document(int status, @Nullable Fault fault, String path) {
        var document = new JsonObject()
                .put("type", fault == null || fault.type() == null ? "about:blank" : TYPE_PREFIX + fault.type())
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status);
        if (fault != null) {
            document.put("detail", fault.detail());
        }
        document.put("instance", path);
        RequestScope.current().ifPresent(scope -> document.put("requestId", scope.requestId()));
        if (fault != null && !fault.errors().isEmpty()) {
            var errors = new JsonArray();
            fault.errors()
                    .forEach(at -> errors.add(
                            new JsonObject().put("pointer", at.pointer()).put("detail", at.detail())));
            document.put("errors", errors);
        }
        if (fault != null) {
            fault.members().forEach((name, value) -> document.put(name, value));
        }
        return document;
    }

    public static int statusOf(Fault.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case PAYMENT_REQUIRED -> 402;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case INVALID -> 422;
            case RATE_LIMITED -> 429;
            case UNAVAILABLE -> 503;
            case TIMED_OUT -> 504;
        };
    }
}
