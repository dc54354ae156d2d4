package io.tradesense.billing.subscriptions.http;

import io.tradesense.billing.provider.domain.Preview;
import io.tradesense.billing.provider.domain.SubscriptionState;
import io.tradesense.billing.provider.json.StateJson;
import io.tradesense.billing.subscriptions.domain.Desk;
import io.tradesense.billing.subscriptions.domain.Intent;
import io.tradesense.billing.subscriptions.json.CommandJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Subscriptions as they are answered. */
final class SubscriptionJson {

    private SubscriptionJson() {}

    static JsonObject write(Desk.Current current) {
        var standing = current.standing();
        SubscriptionState counting = standing.subscription();
        return new JsonObject()
                .put("plan", current.known().entitlement().plan())
                .put("status", standing.status())
                .put("graceEndsAt", SubscriptionRoutes.text(standing.graceEndsAt()))
                .put("trialAvailable", current.mayTry())
                .put("underWay", current.underWay().map(SubscriptionJson::write).orElse(null))
                .put("subscription", subscription(counting));
    }

    static JsonObject write(Preview preview) {
        var lines = new JsonArray();
        preview.lines()
                .forEach(line -> lines.add(new JsonObject()
                        .put("description", line.description())
                        .put("amount", line.amount().toPlainString())));
        return new JsonObject()
                .put("dueNow", preview.dueNow().toPlainString())
                .put("currency", preview.currency())
                .put("prorationAt", preview.prorationAt().toString())
                .put("lines", lines);
    }

    private static JsonObject write(Intent intent) {
        return new JsonObject()
                .put("kind", CommandJson.kind(intent.command()))
                .put("since", intent.since().toString());
    }

    private static @Nullable JsonObject subscription(@Nullable SubscriptionState state) {
        if (state == null) {
            return null;
        }
        return StateJson.write(state).put("monthly", state.monthly().toPlainString());
    }
}
