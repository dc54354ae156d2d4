package io.tradesense.kit.events;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that has happened, in the JSON form of CloudEvents 1.0 (https://github.com/cloudevents/spec).
 *
 * @param type also the address it is published at: {@code tradesense.trading.trade-closed.v1}
 * @param source the service it comes from
 * @param subject what it happened to, such as a trade's id
 * @param traceparent of the request that caused it; empty for what nobody asked for
 * @param position where it stands in its source's feed; grows, and says nothing else
 */
public record Event(
        UUID id,
        String type,
        String source,
        String subject,
        Instant time,
        String traceparent,
        FeedPosition position,
        JsonObject data) {

    public JsonObject toJson() {
        var json = new JsonObject()
                .put("specversion", "1.0")
                .put("id", id.toString())
                .put("source", "/" + source)
                .put("type", type)
                .put("subject", subject)
                .put("time", time.toString())
                .put("datacontenttype", "application/json")
                .put("dataschema", "/schemas/" + type + ".json")
                .put("sequence", position.toString());
        if (!traceparent.isEmpty()) {
            json.put("traceparent", traceparent);
        }
        return json.put("data", data);
    }

    public static Event fromJson(JsonObject json) {
        return new Event(
                UUID.fromString(json.getString("id")),
                json.getString("type"),
                json.getString("source").substring(1),
                json.getString("subject"),
                Instant.parse(json.getString("time")),
                json.getString("traceparent", ""),
                FeedPosition.parse(json.getString("sequence")),
                json.getJsonObject("data"));
    }

    public static Event fromBuffer(Buffer json) {
        return fromJson(new JsonObject(json));
    }
}
