package io.tradesense.auth.audit.http;

import io.tradesense.auth.audit.domain.AuditLog;
import io.tradesense.auth.http.Pages;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;

/** What happened to the user's own account. */
public final class AuditRoutes {
    private final AuditLog log;

    public AuditRoutes(AuditLog log) {
        this.log = log;
    }

    public ContractRouter serve(ContractRouter contract) {
        return contract.on("listAudit", this::listAudit);
    }

    private Future<Reply> listAudit(ContractRequest request) {
        int limit = request.integer("limit", Pages.USUAL);
        return log.page(request.userId(), AuditJson.after(request), limit + 1)
                .map(found -> Reply.ok(AuditJson.page(found, limit, AuditJson::forUser))
                        .with("cache-control", "no-store"));
    }
}
