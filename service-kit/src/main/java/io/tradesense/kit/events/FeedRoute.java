package io.tradesense.kit.events;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.InternalCallers;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Pool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /internal/events?after=<position>&limit=}: the truth about what has happened here, for other services.
 * Answers {@code {"items": [CloudEvent], "next": "<position>"}}; an empty page repeats the position it was asked for.
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
        FeedPosition after = position(ctx.request().getParam("after"));
        outbox.read(pool, after, limit(ctx.request().getParam("limit")))
                .onSuccess(events -> ctx.json(page(events, after)))
                .onFailure(ctx::fail);
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
            throw Fault.malformed(
                    "one field is not valid", List.of(new Fault.At("query:after", "is not a position of this feed")));
        }
    }

    private static int limit(@Nullable String text) {
        try {
            return text == null ? MOST : Math.max(1, Math.min(MOST, Integer.parseInt(text)));
        } catch (NumberFormatException unreadable) {
            throw Fault.malformed(
                    "one field is not valid", List.of(new Fault.At("query:limit", "is not a whole number")));
        }
    }
}
