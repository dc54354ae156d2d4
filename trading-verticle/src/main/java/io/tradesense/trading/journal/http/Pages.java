package io.tradesense.trading.journal.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.trading.journal.domain.Page;
import io.tradesense.trading.journal.domain.Place;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Pages of lists in the order of creation. */
public final class Pages {
    private static final int USUAL = 50;

    private Pages() {}

    public static int limit(ContractRequest request) {
        return request.integer("limit", USUAL);
    }

    /** @throws io.tradesense.kit.Fault MALFORMED where it is no cursor of such a list */
    public static Optional<Place> after(ContractRequest request) {
        return request.text("cursor").map(text -> {
            var cursor = Cursor.parse(text, 2);
            try {
                return new Place(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
            } catch (DateTimeException | IllegalArgumentException forged) {
                throw Cursor.refusal();
            }
        });
    }

    public static <T> Reply reply(Page<T> page, Function<T, JsonObject> write) {
        var items = new JsonArray();
        page.items().forEach(item -> items.add(write.apply(item)));
        var next = page.next();
        var cursor = next == null
                ? null
                : Cursor.of(next.createdAt().toString(), next.id().toString()).toString();
        return Reply.ok(new JsonObject().put("items", items).put("nextCursor", cursor));
    }
}
