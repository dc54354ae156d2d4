package io.tradesense.kit.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an operation answers.
 *
 * @param body JSON; null where there is nothing to say (204)
 */
public record Reply(
        int status, Map<String, String> headers, @Nullable Buffer body) {

    public static Reply ok(JsonObject body) {
        return new Reply(200, Map.of(), body.toBuffer());
    }

    /** For documents that are written as they are made, without a {@link JsonObject} in between. */
    public static Reply ok(Buffer json) {
        return new Reply(200, Map.of(), json);
    }

    public static Reply created(String location, JsonObject body) {
        return new Reply(201, Map.of("location", location), body.toBuffer());
    }

    public static Reply accepted(String location, JsonObject body) {
        return new Reply(202, Map.of("location", location), body.toBuffer());
    }

    public static Reply noContent() {
        return new Reply(204, Map.of(), null);
    }

    public Reply with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, Map.copyOf(more), body);
    }
}
