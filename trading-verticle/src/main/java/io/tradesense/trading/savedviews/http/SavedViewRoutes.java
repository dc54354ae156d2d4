package io.tradesense.trading.savedviews.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.kit.openapi.Idempotent;
import io.tradesense.trading.roundtrips.http.TradeFilters;
import io.tradesense.trading.savedviews.domain.SavedView;
import io.tradesense.trading.savedviews.domain.SavedViews;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /trades/views}. */
public final class SavedViewRoutes {
    private static final String PATH = "/trades/views/";

    private final SavedViews views;
    private final Idempotent idempotent;
    private final Clock clock;

    public SavedViewRoutes(SavedViews views, Idempotent idempotent, Clock clock) {
        this.views = views;
        this.idempotent = idempotent;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("saveView", idempotent.creating(this::save))
                .on("listViews", this::list)
                .on("getView", this::get)
                .on("changeView", this::change)
                .on("deleteView", this::delete);
    }

    private Future<Reply> save(ContractRequest request, UUID id) {
        JsonObject body = request.body();
        var view = new SavedView(
                id,
                request.userId(),
                body.getString("name").strip(),
                filter(body.getJsonObject("filter")),
                1,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return views.keep(view)
                .map(kept -> Reply.created(PATH + kept.id(), write(kept)).with("etag", etag(kept)));
    }

    private Future<Reply> list(ContractRequest request) {
        var after = request.text("cursor").map(SavedViewRoutes::after);
        return views.list(request.userId(), request.integer("limit", 50), after).map(page -> {
            var items = new JsonArray();
            page.items().forEach(view -> items.add(write(view)));
            return Reply.ok(new JsonObject().put("items", items).put("nextCursor", cursor(page.next())));
        });
    }

    private Future<Reply> get(ContractRequest request) {
        return views.find(request.userId(), request.id("viewId")).map(SavedViewRoutes::reply);
    }

    private Future<Reply> change(ContractRequest request) {
        JsonObject body = request.body();
        String name = body.getString("name");
        JsonObject filter = body.getJsonObject("filter");
        var change = new SavedViews.Change(name == null ? null : name.strip(), filter == null ? null : filter(filter));
        return views.change(request.userId(), request.id("viewId"), change, version(request))
                .map(SavedViewRoutes::reply);
    }

    private Future<Reply> delete(ContractRequest request) {
        return views.delete(request.userId(), request.id("viewId"), version(request))
                .map(done -> Reply.noContent());
    }

    private static Map<String, String> filter(JsonObject json) {
        Map<String, String> filter = new HashMap<>();
        json.forEach(each -> filter.put(each.getKey(), String.valueOf(each.getValue())));
        var readable = TradeFilters.ofBody(filter);
        readable.accountId().ifPresent(id -> filter.put("accountId", id.toString()));
        return filter;
    }

    private static Reply reply(SavedView view) {
        return Reply.ok(write(view)).with("etag", etag(view));
    }

    private static String etag(SavedView view) {
        return "\"" + view.version() + "\"";
    }

    /** The version {@code If-Match} asks for; one that was never ours can only fail to match. */
    private static Optional<Long> version(ContractRequest request) {
        return request.text("If-Match").filter(tag -> !tag.equals("*")).map(tag -> {
            try {
                return Long.valueOf(tag.replaceFirst("^W/", "").replace("\"", ""));
            } catch (NumberFormatException foreign) {
                return -1L;
            }
        });
    }

    private static SavedViews.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            return new SavedViews.After(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }

    private static @Nullable String cursor(SavedViews.@Nullable After after) {
        return after == null
                ? null
                : Cursor.of(after.createdAt().toString(), after.id().toString()).toString();
    }

    private static JsonObject write(SavedView view) {
        return new JsonObject()
                .put("id", view.id().toString())
                .put("name", view.name())
                .put("filter", new JsonObject(new HashMap<>(view.filter())))
                .put("createdAt", view.createdAt().toString());
    }
}
