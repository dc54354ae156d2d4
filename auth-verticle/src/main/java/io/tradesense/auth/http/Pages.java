package io.tradesense.auth.http;

import io.tradesense.kit.http.Cursor;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** Pages of lists, {@code {"items": [...], "nextCursor": "..."}}. */
public final class Pages {
    public static final int USUAL = 50;

    private Pages() {}

    /**
     * @param found one more than the page holds, where there is one
     * @param limit how many the page holds
     * @param last what the next page continues after, told from this page's last item
     */
    public static <T> JsonObject of(List<T> found, int limit, Function<T, JsonObject> item, Function<T, Cursor> last) {
        List<T> shown = found.subList(0, Math.min(limit, found.size()));
        var items = new JsonArray();
        shown.forEach(each -> items.add(item.apply(each)));
        String next = found.size() > limit ? last.apply(shown.get(limit - 1)).toString() : null;
        return new JsonObject().put("items", items).put("nextCursor", next);
    }
}
