package io.tradesense.billing.subscriptions.http;

import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.json.StateJson;
import io.tradesense.billing.subscriptions.domain.Subscriptions;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /billing/invoices}, the newest first. */
public final class InvoiceRoutes {
    private final Subscriptions subscriptions;

    public InvoiceRoutes(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("listInvoices", this::list);
    }

    private Future<Reply> list(ContractRequest request) {
        int limit = request.integer("limit", 50);
        Optional<Cursor> cursor = request.text("cursor").map(text -> Cursor.parse(text, 2));
        return subscriptions
                .invoices(
                        request.userId(),
                        cursor.map(InvoiceRoutes::createdAt).orElse(null),
                        cursor.map(at -> at.value(1)).orElse(null),
                        limit + 1)
                .map(found -> {
                    var items = new JsonArray();
                    found.stream().limit(limit).forEach(invoice -> items.add(StateJson.write(invoice)));
                    return Reply.ok(new JsonObject().put("items", items).put("nextCursor", next(found, limit)));
                });
    }

    private static Instant createdAt(Cursor cursor) {
        try {
            return Instant.parse(cursor.value(0));
        } catch (DateTimeParseException forged) {
            throw Cursor.refusal();
        }
    }

    private static @Nullable String next(List<InvoiceState> found, int limit) {
        if (found.size() <= limit) {
            return null;
        }
        InvoiceState last = found.get(limit - 1);
        return Cursor.of(last.createdAt().toString(), last.id()).toString();
    }
}
