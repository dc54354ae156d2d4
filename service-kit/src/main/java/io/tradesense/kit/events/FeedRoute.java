package io.tradesense.kit.events;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.InternalCallers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /internal/events?after=<position>&limit=}: the truth about what has happened here, for other services.
 * Answers {@code {"items": [CloudEvent], "next": "<position>"}}; an empty page repeats the position it was asked for.
 *
 * <p>{@code ?since=<instant>} in place of {@code after} begins at that time, or a little before: for a reader that keeps
 * nothing and to whom what is old means nothing.
 */
public final class FeedRoute {
    public static final String PATH = "/internal/events";
    private static final int MOST = 1_000;
    private final Pool pool;
    private final Outbox outbox;

    public FeedRoute(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    public void mount(Router router) {
        router.get(PATH).handler(this::answer);
    }

    private void answer(RoutingContext ctx) {
        if (InternalCallers.of(ctx).userId() != null) {
            throw Fault.of(Fault.Kind.FORBIDDEN, "the feed is for services, not for their users");
        }
        int limit = limit(ctx.request().getParam("limit"));
        start(ctx)
                .compose(after -> outbox.read(pool, after, limit).map(events -> page(events, after)))
                .onSuccess(ctx::json)
                .onFailure(ctx::fail);
    }

    private Future<FeedPosition> start(RoutingContext ctx) {
        String since = ctx.request().getParam("since");
        return since == null || ctx.request().getParam("after") != null
                ? Future.succeededFuture(position(ctx.request().getParam("after")))
                : outbox.positionBefore(pool, instant(since));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw Fault.malformed(List.of(new Fault.At("query:since", "is not an instant like 2026-01-31T12:00:00Z")));
        }
    }

    private static JsonObject page(List<Event> events, FeedPosition after) {
        var items = new JsonArray();
        events.forEach(event -> items.add(event.toJson()));
        FeedPosition next =
                events.isEmpty() ? after : events.get(events.size() - 1).position();
        return new JsonObject().put("items", items).put("next", next.toString());
    }

    private static FeedPosition position(@Nullable String text) {
        try {
            return text == null ? FeedPosition.START : FeedPosition.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw Fault.malformed(List.of(new Fault.At("query:after", "is not a position of this feed")));
        }
    }

    private static int limit(@Nullable String text) {
        try {
            return text == null ? MOST : Math.max(1, Math.min(MOST, Integer.parseInt(text)));
        } catch (NumberFormatException unreadable) {
            throw Fault.malformed(List.of(new Fault.At("query:limit", "is not a whole number")));
        }
    }
}
