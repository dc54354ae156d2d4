package io.tradesense.kit.http;

import io.tradesense.kit.Fault;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Where a page of a list ended: the sort values of its last row, opaque to the client. Pages continue after these values
 * rather than after a count, so rows that are added meanwhile move nothing.
 */
public record Cursor(JsonArray after) {

    /** @throws Fault MALFORMED where it is not one of ours with that many values */
    public static Cursor parse(String text, int values) {
        try {
            var after = new JsonArray(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (after.size() == values && after.stream().allMatch(String.class::isInstance)) {
                return new Cursor(after);
            }
        } catch (IllegalArgumentException | DecodeException unreadable) {
            // Falls through to the one refusal.
        }
        throw refusal();
    }

    public static Fault refusal() {
        return Fault.malformed(List.of(new Fault.At("query:cursor", "is not a cursor of this list")));
    }

    public static Cursor of(String... after) {
        return new Cursor(new JsonArray(List.of(after)));
    }

    public String value(int index) {
        return after.getString(index);
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(after.encode().getBytes(StandardCharsets.UTF_8));
    }
}
