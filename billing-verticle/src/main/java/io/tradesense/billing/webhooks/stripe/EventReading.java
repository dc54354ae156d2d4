package io.tradesense.billing.webhooks.stripe;

import io.tradesense.billing.webhooks.domain.InboxEvent;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Of Stripe's events only what every version of its API writes alike: which it is and whom it concerns. What happened is
 * asked for, so a version that our library does not know, or a type that nobody knows, loses nothing.
 */
public final class EventReading {

    private EventReading() {}

    /** Empty where it is no event. */
    public static Optional<InboxEvent> read(JsonObject json, String payload) {
        if (!(json.getValue("id") instanceof String id)
                || !(json.getValue("type") instanceof String type)
                || id.isEmpty()
                || id.length() > 255) {
            return Optional.empty();
        }
        return Optional.of(new InboxEvent(
                id,
                type,
                json.getValue("api_version") instanceof String version ? version : null,
                customer(json),
                json.getValue("created") instanceof Number seconds
                        ? Instant.ofEpochSecond(seconds.longValue())
                        : Instant.EPOCH,
                payload));
    }

    private static @Nullable String customer(JsonObject event) {
        if (!(event.getValue("data") instanceof JsonObject data)
                || !(data.getValue("object") instanceof JsonObject object)) {
            return null;
        }
        if ("customer".equals(object.getValue("object"))) {
            return id(object);
        }
        Object customer = object.getValue("customer");
        if (customer instanceof JsonObject expanded) {
            return id(expanded);
        }
        return customer instanceof String id ? id : null;
    }

    private static @Nullable String id(JsonObject object) {
        return object.getValue("id") instanceof String id ? id : null;
    }
}
