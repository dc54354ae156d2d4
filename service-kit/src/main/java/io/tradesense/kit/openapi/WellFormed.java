package io.tradesense.kit.openapi;

import io.tradesense.kit.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is left of a body without its bad fields: rules may be held against it, since what it has is of its type. */
final class WellFormed {
    private WellFormed() {}

    /** Empty where a whole item of an array is bad: without it, the places of the others would not be theirs. */
    static Optional<JsonObject> partOf(JsonObject body, List<Fault.At> faults) {
        JsonObject part = body.copy();
        for (Fault.At fault : faults) {
            if (!remove(part, fault.pointer())) {
                return Optional.empty();
            }
        }
        return Optional.of(part);
    }

    private static boolean remove(JsonObject body, String pointer) {
        int last = pointer.lastIndexOf('/');
        if (last < 0) {
            return false;
        }
        Object holder = at(body, pointer.substring(0, last));
        if (holder instanceof JsonObject object) {
            object.remove(name(pointer.substring(last + 1)));
        }
        return !(holder instanceof JsonArray);
    }

    /** Null where a field above was taken out already. */
    private static @Nullable Object at(JsonObject body, String pointer) {
        Object holder = body;
        for (String step : pointer.substring(Math.min(1, pointer.length())).split("/")) {
            if (holder instanceof JsonObject object && !step.isEmpty()) {
                holder = object.getValue(name(step));
            } else if (holder instanceof JsonArray array) {
                holder = array.getValue(Integer.parseInt(step));
            }
        }
        return holder;
    }

    /** RFC 6901, 4. */
    private static String name(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }
}
