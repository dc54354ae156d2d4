package io.tradesense.billing.catalogue.http;

import io.tradesense.billing.catalogue.domain.Catalogue;
import io.tradesense.billing.catalogue.json.CatalogueFile;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** {@code /billing/plans}: for everybody, also who is not signed in. */
public final class PlanRoutes {
    private final Buffer catalogue;

    public PlanRoutes(Catalogue catalogue) {
        this.catalogue = CatalogueFile.write(catalogue).toBuffer();
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listPlans", request -> Future.succeededFuture(Reply.ok(catalogue)));
    }
}
