package io.tradesense.billing.subscriptions.json;

import io.tradesense.billing.catalogue.domain.Interval;
import io.tradesense.billing.catalogue.domain.Price;
import io.tradesense.billing.provider.domain.Command;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands as they are recorded: all it takes to tell them again. */
public final class CommandJson {
    private static final String CHECKOUT = "checkout";
    private static final String CHANGE = "change";
    private static final String CANCEL = "cancel";
    private static final String PAUSE = "pause";

    private CommandJson() {}

    public static JsonObject write(Command command) {
        var json = new JsonObject().put("kind", kind(command)).put("customerId", command.customerId());
        if (command instanceof Command.Checkout checkout) {
            return json.put("userId", checkout.userId().toString())
                    .put("price", write(checkout.price()))
                    .put("trialDays", checkout.trialDays())
                    .put("coupon", checkout.coupon())
                    .put("tax", checkout.tax())
                    .put("successUrl", checkout.successUrl())
                    .put("cancelUrl", checkout.cancelUrl())
                    .put("replaces", checkout.replaces());
        }
        if (command instanceof Command.ChangePlan change) {
            Instant at = change.prorationAt();
            return json.put("subscriptionId", change.subscriptionId())
                    .put("price", write(change.price()))
                    .put("prorationAt", at == null ? null : at.toString());
        }
        if (command instanceof Command.SetCancel cancel) {
            return json.put("subscriptionId", cancel.subscriptionId()).put("on", cancel.atPeriodEnd());
        }
        var pause = (Command.SetPause) command;
        return json.put("subscriptionId", pause.subscriptionId()).put("on", pause.paused());
    }

    public static Command read(JsonObject json) {
        String customerId = json.getString("customerId");
        return switch (json.getString("kind")) {
            case CHECKOUT ->
                new Command.Checkout(
                        customerId,
                        UUID.fromString(json.getString("userId")),
                        price(json.getJsonObject("price")),
                        json.getInteger("trialDays"),
                        json.getString("coupon"),
                        json.getBoolean("tax"),
                        json.getString("successUrl"),
                        json.getString("cancelUrl"),
                        json.getString("replaces"));
            case CHANGE ->
                new Command.ChangePlan(
                        customerId,
                        json.getString("subscriptionId"),
                        price(json.getJsonObject("price")),
                        instant(json.getString("prorationAt")));
            case CANCEL -> new Command.SetCancel(customerId, json.getString("subscriptionId"), json.getBoolean("on"));
            case PAUSE -> new Command.SetPause(customerId, json.getString("subscriptionId"), json.getBoolean("on"));
            default -> throw new IllegalArgumentException("no such command: " + json.getString("kind"));
        };
    }

    /** One word for it. */
    public static String kind(Command command) {
        if (command instanceof Command.Checkout) {
            return CHECKOUT;
        }
        if (command instanceof Command.ChangePlan) {
            return CHANGE;
        }
        return command instanceof Command.SetCancel ? CANCEL : PAUSE;
    }

    public static JsonObject write(Price price) {
        return new JsonObject()
                .put("planId", price.planId())
                .put("interval", price.interval().word())
                .put("amount", price.amount().toPlainString())
                .put("currency", price.currency());
    }

    public static Price price(JsonObject json) {
        return new Price(
                json.getString("planId"),
                Interval.of(json.getString("interval")).orElseThrow(),
                new BigDecimal(json.getString("amount")),
                json.getString("currency"));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
