package io.tradesense.billing.entitlements.http;

import io.tradesense.billing.entitlements.domain.EntitlementBook;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import java.util.List;

/** {@code /billing/entitlements}: what the user may use. */
public final class EntitlementRoutes {
    private final EntitlementBook book;

    public EntitlementRoutes(EntitlementBook book) {
        this.book = book;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getEntitlements", this::get);
    }

    private Future<Reply> get(ContractRequest request) {
        return book.of(List.of(request.userId())).map(found -> {
            var json = EntitlementJson.write(found.get(0));
            json.remove("userId");
            return Reply.ok(json);
        });
    }
}
