package io.tradesense.trading.executions.http;

import io.tradesense.trading.executions.domain.FillDraft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The fills of a request: one that is the body itself, or several items.
 *
 * @param account as the first says that says any
 * @param pointers where the fill of an index stands in the body
 */
record GivenFills(@Nullable String account, List<FillDraft> drafts, IntFunction<String> pointers) {

    /** @param body whose fields have the types of the contract, whether or not all are there that it requires */
    static GivenFills of(JsonObject body) {
        JsonArray items = body.getJsonArray("items");
        if (items == null) {
            List<FillDraft> one = body.isEmpty() ? List.of() : List.of(ExecutionJson.read(body));
            return new GivenFills(body.getString("accountId"), one, index -> "");
        }
        String account = null;
        List<FillDraft> drafts = new ArrayList<>();
        for (Object item : items) {
            var fill = (JsonObject) item;
            var draft = ExecutionJson.read(fill);
            String own = fill.getString("accountId");
            if (account == null) account = own;
            if (own != null && !own.equals(account)) {
                draft.fault("accountId", "all executions of a request belong to one account");
            }
            drafts.add(draft);
        }
        return new GivenFills(account, drafts, index -> "/items/" + index);
    }

    /** For a body that keeps to the contract. */
    UUID accountId() {
        if (account == null) throw new IllegalStateException("the contract requires an account");
        return UUID.fromString(account);
    }
}
