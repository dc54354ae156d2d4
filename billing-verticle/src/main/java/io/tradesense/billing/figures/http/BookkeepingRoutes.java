package io.tradesense.billing.figures.http;

import io.tradesense.billing.access.http.Administrators;
import io.tradesense.billing.figures.domain.Bookkeeping;
import io.tradesense.billing.figures.domain.Figures;
import io.tradesense.billing.mirror.domain.Movement.Kind;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /billing/admin/figures} and {@code /billing/admin/audit}. */
public final class BookkeepingRoutes {
    private static final BigDecimal MONTHS = new BigDecimal(12);
    private final Bookkeeping books;
    private final String currency;

    public BookkeepingRoutes(Bookkeeping books, String currency) {
        this.books = books;
        this.currency = currency;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getFigures", Administrators.only(this::figures))
                .on("listAudit", Administrators.only(this::audit));
    }

    private Future<Reply> figures(ContractRequest request) {
        return books.figures(currency, request.integer("days", 30)).map(figures -> Reply.ok(write(figures)));
    }

    private Future<Reply> audit(ContractRequest request) {
        int limit = request.integer("limit", 50);
        UUID userId = request.optionalId("userId").orElse(null);
        Long before = request.text("cursor").map(BookkeepingRoutes::before).orElse(null);
        return books.audit(userId, before, limit + 1).map(found -> {
            var items = new JsonArray();
            found.stream().limit(limit).forEach(each -> items.add(write(each)));
            return Reply.ok(new JsonObject().put("items", items).put("nextCursor", next(found, limit)));
        });
    }

    private static long before(String cursor) {
        try {
            return Long.parseLong(Cursor.parse(cursor, 1).value(0));
        } catch (NumberFormatException forged) {
            throw Cursor.refusal();
        }
    }

    private static @Nullable String next(List<Bookkeeping.Audited> found, int limit) {
        return found.size() <= limit
                ? null
                : Cursor.of(String.valueOf(found.get(limit - 1).number())).toString();
    }

    private static JsonObject write(Bookkeeping.Audited audited) {
        UUID userId = audited.userId();
        return new JsonObject()
                .put("at", audited.at().toString())
                .put("userId", userId == null ? null : userId.toString())
                .put("cause", audited.cause())
                .put("object", audited.object())
                .put("objectId", audited.objectId())
                .put("fields", new JsonArray(audited.fields()));
    }

    private static JsonObject write(Figures figures) {
        var subscribers = new JsonArray();
        figures.subscribers()
                .forEach(each -> subscribers.add(new JsonObject()
                        .put("plan", each.plan())
                        .put("status", each.status())
                        .put("count", each.count())));
        return new JsonObject()
                .put("currency", figures.currency())
                .put("mrr", amount(figures.mrr()))
                .put("arr", amount(figures.mrr().multiply(MONTHS)))
                .put("paying", figures.payingNow())
                .put("subscribers", subscribers)
                .put("days", figures.days())
                .put("mrrBefore", amount(figures.mrrBefore()))
                .put("newMrr", amount(figures.moved(Kind.NEW)))
                .put("reactivationMrr", amount(figures.moved(Kind.REACTIVATION)))
                .put("expansionMrr", amount(figures.moved(Kind.EXPANSION)))
                .put("contractionMrr", amount(figures.moved(Kind.CONTRACTION)))
                .put("churnedMrr", amount(figures.moved(Kind.CHURN)))
                .put("payingBefore", figures.payingBefore())
                .put("churnedCustomers", figures.count(Kind.CHURN))
                .put("customerChurn", figures.customerChurn())
                .put("revenueChurn", figures.revenueChurn())
                .put("trialsStarted", figures.count(Kind.TRIAL_STARTED))
                .put("trialsConverted", figures.count(Kind.TRIAL_CONVERTED))
                .put("trialsLapsed", figures.count(Kind.TRIAL_LAPSED))
                .put("trialConversion", figures.trialConversion());
    }

    private static String amount(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }
}
