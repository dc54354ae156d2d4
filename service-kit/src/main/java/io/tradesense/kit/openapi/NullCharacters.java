package io.tradesense.kit.openapi;

import io.tradesense.kit.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Texts that hold U+0000, which PostgreSQL keeps in no text and no JSON. Nobody types it, so no contract needs to say for each of
 * its texts that it is not taken.
 */
final class NullCharacters {
    /** How it stands in JSON, where it cannot stand as it is. */
    private static final String ESCAPED = "\\u0000";

    private NullCharacters() {}

    /** False where a JSON text holds none for certain, which is to be had without looking at its parts. */
    static boolean mayBeIn(String json) {
        return json.contains(ESCAPED);
    }

    /** @param pointer of the value; a fault for each text in it that holds one and has no fault yet */
    static void find(String pointer, Object value, List<Fault.At> faults) {
        if (value instanceof String text) {
            if (text.indexOf('\0') >= 0
                    && faults.stream().noneMatch(fault -> fault.pointer().equals(pointer))) {
                faults.add(new Fault.At(pointer, "must not hold the character U+0000"));
            }
        } else if (value instanceof JsonObject object) {
            object.forEach(member -> {
                find(pointer, member.getKey(), faults);
                find(pointer + "/" + escaped(member.getKey()), member.getValue(), faults);
            });
        } else if (value instanceof JsonArray array) {
            for (int index = 0; index < array.size(); index++) {
                find(pointer + "/" + index, array.getValue(index), faults);
            }
        }
    }

    /** As a JSON pointer writes a name (RFC 6901, 3). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
