package io.tradesense.trading.imports.http;

import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.trading.imports.domain.Import;
import io.tradesense.trading.imports.domain.Imports;
import io.tradesense.trading.imports.domain.StatementFormats;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** {@code /trades/imports}: what became of the files; {@link ImportUpload} takes them in. */
public final class ImportRoutes {
    private static final int ERRORS_SHOWN = 200;
    private final Imports imports;
    private final StatementFormats formats;
    private final ImportUpload upload;
    private final Runnable queued;

    /** @param queued told when an import waits to be read, or taken back */
    public ImportRoutes(Imports imports, StatementFormats formats, ImportUpload upload, Runnable queued) {
        this.imports = imports;
        this.formats = formats;
        this.upload = upload;
        this.queued = queued;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.onStream("startImport", ctx -> upload.handle(ctx, api.parameters(ctx, "startImport")))
                .on("listImports", this::list)
                .on("getImport", this::get)
                .on("confirmImport", request -> changed(imports.confirm(request.userId(), request.id("importId"))))
                .on("undoImport", request -> changed(imports.undo(request.userId(), request.id("importId"))))
                .on("listImportFormats", this::formats);
    }

    private Future<Reply> get(ContractRequest request) {
        return imports.find(request.userId(), request.id("importId"))
                .compose(job -> Future.all(imports.errors(job.id(), ERRORS_SHOWN), imports.passedOver(job.id()))
                        .map(both -> Reply.ok(ImportJson.write(job, both.resultAt(0), both.resultAt(1)))));
    }

    private Future<Reply> changed(Future<Import> change) {
        return change.map(job -> {
            queued.run();
            return Reply.accepted("/trades/imports/" + job.id(), ImportJson.state(job));
        });
    }

    private Future<Reply> list(ContractRequest request) {
        Optional<Imports.After> after = request.text("cursor").map(ImportRoutes::after);
        return imports.list(request.userId(), request.integer("limit", 50), after)
                .map(page -> {
                    var items = new JsonArray();
                    page.items().forEach(job -> items.add(ImportJson.write(job)));
                    var next = page.next();
                    var cursor = next == null
                            ? null
                            : Cursor.of(next.createdAt().toString(), next.id().toString())
                                    .toString();
                    return Reply.ok(new JsonObject().put("items", items).put("nextCursor", cursor));
                });
    }

    private Future<Reply> formats(ContractRequest request) {
        var items = new JsonArray();
        formats.all().forEach(format -> items.add(FormatJson.write(format.description())));
        return Future.succeededFuture(Reply.ok(new JsonObject().put("items", items)));
    }

    private static Imports.After after(String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            return new Imports.After(Instant.parse(cursor.value(0)), UUID.fromString(cursor.value(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw Cursor.refusal();
        }
    }
}
