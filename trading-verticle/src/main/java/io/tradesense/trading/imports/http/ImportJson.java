package io.tradesense.trading.imports.http;

import io.tradesense.trading.imports.domain.Import;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** The wire form of an import. */
final class ImportJson {

    private ImportJson() {}

    /** Which import it is and where it stands. */
    static JsonObject state(Import job) {
        return new JsonObject()
                .put("id", job.id().toString())
                .put("status", job.status().name());
    }

    static JsonObject write(Import job) {
        var completedAt = job.completedAt();
        return new JsonObject()
                .put("id", job.id().toString())
                .put("accountId", job.accountId().toString())
                .put("status", job.status().name())
                .put("dryRun", job.dryRun())
                .put("format", job.format())
                .put("rows", job.rows())
                .put("imported", job.imported())
                .put("duplicates", job.duplicates())
                .put("changed", job.changed())
                .put("rejected", job.rejected())
                .put("passedOver", job.passedOver())
                .put("progress", job.progress())
                .put("detail", job.detail())
                .put("createdAt", job.createdAt().toString())
                .put("completedAt", completedAt == null ? null : completedAt.toString());
    }

    static JsonObject write(Import job, List<Row.Rejected> errors, Map<NoExecution, Long> passedOver) {
        var items = new JsonArray();
        errors.forEach(error -> items.add(new JsonObject()
                .put("line", error.line())
                .put("detail", error.detail())
                .put("raw", error.raw())));
        var kinds = new JsonObject();
        passedOver.forEach((kind, rows) -> kinds.put(kind.name(), rows));
        return write(job).put("errors", items).put("passedOverBy", kinds);
    }
}
