package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment did not go through. Told once an attempt.
 *
 * @param amount what is still due, in {@code currency}
 * @param attempt the first is 1
 * @param nextAttemptAt null where no other will be made
 * @param graceEndsAt when the plan's entitlements end unless it is paid; null where they have ended
 */
public record PaymentFailed(
        UUID userId,
        String invoiceId,
        BigDecimal amount,
        String currency,
        int attempt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant graceEndsAt) {
    public static final String TYPE = "tradesense.billing.payment-failed.v1";

    public JsonObject toJson() {
        var json = new JsonObject()
                .put("userId", userId.toString())
                .put("invoiceId", invoiceId)
                .put("amount", amount.toPlainString())
                .put("currency", currency)
                .put("attempt", attempt);
        if (nextAttemptAt != null) {
            json.put("nextAttemptAt", nextAttemptAt.toString());
        }
        if (graceEndsAt != null) {
            json.put("graceEndsAt", graceEndsAt.toString());
        }
        return json;
    }

    public static PaymentFailed fromJson(JsonObject json) {
        return new PaymentFailed(
                UUID.fromString(json.getString("userId")),
                json.getString("invoiceId"),
                new BigDecimal(json.getString("amount")),
                json.getString("currency"),
                json.getInteger("attempt"),
                instant(json.getString("nextAttemptAt")),
                instant(json.getString("graceEndsAt")));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
