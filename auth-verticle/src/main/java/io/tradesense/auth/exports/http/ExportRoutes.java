package io.tradesense.auth.exports.http;

import io.tradesense.auth.exports.domain.Exporting;
import io.tradesense.auth.sessions.http.EndUser;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Everything auth knows of the user who asks. */
public final class ExportRoutes {
    private final Exporting exporting;

    public ExportRoutes(Exporting exporting) {
        this.exporting = exporting;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("exportMe", this::exportMe);
    }

    private Future<Reply> exportMe(ContractRequest request) {
        return exporting
                .export(EndUser.actor(request))
                .map(document -> Reply.ok(Buffer.buffer(document))
                        .with("content-disposition", "attachment; filename=\"tradesense-account.json\"")
                        .with("cache-control", "no-store"));
    }
}
