package io.tradesense.trading.imports.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.imports.domain.Import;
import io.tradesense.trading.imports.domain.Imports;
import io.tradesense.trading.imports.domain.Reconciled;
import io.tradesense.trading.imports.domain.Reconciliations;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;

/** {@code /trades/imports/{importId}/reconciliation}. */
public final class ReconciliationRoutes {
    private final Imports imports;
    private final Reconciliations reconciliations;

    public ReconciliationRoutes(Imports imports, Reconciliations reconciliations) {
        this.imports = imports;
        this.reconciliations = reconciliations;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getImportReconciliation", this::get);
    }

    private Future<Reply> get(ContractRequest request) {
        long after = request.text("cursor").map(RowRoutes::number).orElse(0L);
        return imports.find(request.userId(), request.id("importId"))
                .compose(ReconciliationRoutes::requireEnded)
                .compose(job -> reconciliations.list(job.id(), request.integer("limit", 50), after))
                .map(ReconciliationRoutes::reply);
    }

    private static Future<Import> requireEnded(Import job) {
        return job.dryRun() || job.status() != Import.Status.COMPLETED
                ? Future.failedFuture(Fault.conflict("only an import that is COMPLETED, and no dry run, is reconciled"))
                : Future.succeededFuture(job);
    }

    private static Reply reply(Reconciliations.Page page) {
        var items = new JsonArray();
        page.items().forEach(item -> items.add(write(item)));
        var next = page.next();
        return Reply.ok(new JsonObject()
                .put("status", page.status().name())
                .put("items", items)
                .put(
                        "nextCursor",
                        next == null ? null : Cursor.of(next.toString()).toString()));
    }

    private static JsonObject write(Reconciled item) {
        var stated = item.stated();
        var difference = item.difference();
        var cause = item.cause();
        return new JsonObject()
                .put("kind", stated.measure().kind().name())
                .put("measure", stated.measure().name())
                .put("symbol", stated.symbol())
                .put("reference", stated.reference())
                .put("currency", stated.currency())
                .put("ours", plain(item.ours()))
                .put("theirs", plain(stated.amount()))
                .put("difference", difference == null ? null : plain(difference))
                .put("cause", cause == null ? null : cause.name())
                .put("detail", item.detail());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
