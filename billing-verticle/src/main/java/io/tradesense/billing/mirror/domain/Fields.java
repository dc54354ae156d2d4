package io.tradesense.billing.mirror.domain;

import io.tradesense.billing.provider.domain.InvoiceState;
import io.tradesense.billing.provider.domain.SubscriptionState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of what is mirrored, as text, to say which are otherwise. */
final class Fields {

    private Fields() {}

    static Optional<Difference> between(@Nullable SubscriptionState before, SubscriptionState after) {
        return difference("subscription", after.id(), before == null ? Map.of() : of(before), of(after));
    }

    static Optional<Difference> between(@Nullable InvoiceState before, InvoiceState after) {
        return difference("invoice", after.id(), before == null ? Map.of() : of(before), of(after));
    }

    private static Optional<Difference> difference(
            String object, String id, Map<String, String> before, Map<String, String> after) {
        List<Difference.Field> fields = new ArrayList<>();
        after.forEach((name, now) -> {
            String then = before.getOrDefault(name, "");
            if (!then.equals(now)) {
                fields.add(new Difference.Field(name, then, now));
            }
        });
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Difference(object, id, fields));
    }

    private static Map<String, String> of(SubscriptionState state) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("plan", text(state.planId()));
        fields.put("interval", state.interval().word());
        fields.put("amount", plain(state.amount()));
        fields.put("currency", state.currency());
        fields.put("percentOff", plain(state.percentOff()));
        fields.put("coupon", text(state.coupon()));
        fields.put("status", state.status().word());
        fields.put("periodStart", text(state.periodStart()));
        fields.put("periodEnd", text(state.periodEnd()));
        fields.put("trialEnd", text(state.trialEnd()));
        fields.put("cancelAt", text(state.cancelAt()));
        fields.put("endedAt", text(state.endedAt()));
        return fields;
    }

    private static Map<String, String> of(InvoiceState state) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("number", text(state.number()));
        fields.put("status", state.status().name());
        fields.put("total", plain(state.total()));
        fields.put("due", plain(state.due()));
        fields.put("paid", plain(state.paid()));
        fields.put("refunded", plain(state.refunded()));
        fields.put("attempts", String.valueOf(state.attempts()));
        fields.put("nextAttemptAt", text(state.nextAttemptAt()));
        fields.put("url", text(state.url()));
        fields.put("pdf", text(state.pdf()));
        return fields;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
