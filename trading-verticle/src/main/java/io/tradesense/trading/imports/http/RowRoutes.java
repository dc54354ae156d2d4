package io.tradesense.trading.imports.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.imports.domain.ImportedRows;
import io.tradesense.trading.imports.domain.Imports;
import io.tradesense.trading.imports.domain.JudgedRow;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** {@code /trades/imports/{importId}/rows}. */
public final class RowRoutes {
    private final Imports imports;
    private final ImportedRows rows;

    public RowRoutes(Imports imports, ImportedRows rows) {
        this.imports = imports;
        this.rows = rows;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listImportRows", this::list);
    }

    private Future<Reply> list(ContractRequest request) {
        long after = request.text("cursor").map(RowRoutes::number).orElse(0L);
        var outcome = request.text("outcome").map(JudgedRow.Outcome::valueOf);
        return imports.find(request.userId(), request.id("importId"))
                .compose(job -> rows.list(job.id(), outcome, request.integer("limit", 50), after))
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach(row -> items.add(JudgedRowJson.write(row)));
                    var next = page.next();
                    return Reply.ok(new JsonObject()
                            .put("items", items)
                            .put(
                                    "nextCursor",
                                    next == null
                                            ? null
                                            : Cursor.of(next.toString()).toString()));
                });
    }

    static long number(String text) {
        try {
            return Long.parseLong(Cursor.parse(text, 1).value(0));
        } catch (NumberFormatException forged) {
            throw Cursor.refusal();
        }
    }
}
