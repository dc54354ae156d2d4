package io.tradesense.billing.provider.json;

import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.Status;
import io.tradesense.billing.provider.domain.SubscriptionState;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Subscriptions and invoices as documents. */
public final class StateJson {

    private StateJson() {}

    public static JsonObject write(SubscriptionState state) {
        return new JsonObject()
                .put("id", state.id())
                .put("planId", state.planId())
                .put("interval", state.interval().word())
                .put("amount", state.amount().toPlainString())
                .put("currency", state.currency())
                .put("percentOff", state.percentOff().toPlainString())
                .put("coupon", state.coupon())
                .put("status", state.status().word())
                .put("periodStart", state.periodStart().toString())
                .put("periodEnd", state.periodEnd().toString())
                .put("trialEnd", text(state.trialEnd()))
                .put("cancelAt", text(state.cancelAt()))
                .put("createdAt", state.createdAt().toString())
                .put("endedAt", text(state.endedAt()));
    }

    public static SubscriptionState subscription(JsonObject json) {
        return new SubscriptionState(
                json.getString("id"),
                json.getString("planId"),
                Interval.of(json.getString("interval")).orElseThrow(),
                new BigDecimal(json.getString("amount")),
                json.getString("currency"),
                new BigDecimal(json.getString("percentOff")),
                json.getString("coupon"),
                Status.valueOf(json.getString("status").toUpperCase(Locale.ROOT)),
                Instant.parse(json.getString("periodStart")),
                Instant.parse(json.getString("periodEnd")),
                instant(json, "trialEnd"),
                instant(json, "cancelAt"),
                Instant.parse(json.getString("createdAt")),
                instant(json, "endedAt"));
    }

    public static JsonObject write(InvoiceState state) {
        return new JsonObject()
                .put("id", state.id())
                .put("subscriptionId", state.subscriptionId())
                .put("number", state.number())
                .put("status", state.status().name().toLowerCase(Locale.ROOT))
                .put("total", state.total().toPlainString())
                .put("due", state.due().toPlainString())
                .put("paid", state.paid().toPlainString())
                .put("refunded", state.refunded().toPlainString())
                .put("currency", state.currency())
                .put("attempts", state.attempts())
                .put("nextAttemptAt", text(state.nextAttemptAt()))
                .put("periodStart", state.periodStart().toString())
                .put("periodEnd", state.periodEnd().toString())
                .put("url", state.url())
                .put("pdf", state.pdf())
                .put("createdAt", state.createdAt().toString());
    }

    public static InvoiceState invoice(JsonObject json) {
        return new InvoiceState(
                json.getString("id"),
                json.getString("subscriptionId"),
                json.getString("number"),
                InvoiceState.Status.valueOf(json.getString("status").toUpperCase(Locale.ROOT)),
                new BigDecimal(json.getString("total")),
                new BigDecimal(json.getString("due")),
                new BigDecimal(json.getString("paid")),
                new BigDecimal(json.getString("refunded")),
                json.getString("currency"),
                json.getInteger("attempts"),
                instant(json, "nextAttemptAt"),
                Instant.parse(json.getString("periodStart")),
                Instant.parse(json.getString("periodEnd")),
                json.getString("url"),
                json.getString("pdf"),
                Instant.parse(json.getString("createdAt")));
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(JsonObject json, String name) {
        String text = json.getString(name);
        return text == null ? null : Instant.parse(text);
    }
}
