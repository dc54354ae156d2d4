package io.tradesense.analytics.questions.http;

import io.tradesense.analytics.questions.domain.Definition;
import io.tradesense.analytics.questions.domain.Definitions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What is said about figures beside their values: why some are undefined, and, where it is asked for, what they mean. */
final class Explanation {

    private Explanation() {}

    /** Adds {@code undefined}: the reason of each figure that is null. */
    static JsonObject putUndefined(JsonObject json, Definitions definitions) {
        if (definitions.figures().isEmpty()) return json;
        var reasons = new JsonObject();
        definitions.figures().forEach((figure, definition) -> {
            if (!definition.undefined().isEmpty() && isNull(json, figure)) reasons.put(figure, definition.undefined());
        });
        return json.put("undefined", reasons);
    }

    private static boolean isNull(JsonObject json, String figure) {
        int dot = figure.indexOf('.');
        if (dot < 0) return json.containsKey(figure) && json.getValue(figure) == null;
        return json.getValue(figure.substring(0, dot)) instanceof JsonObject inner
                && isNull(inner, figure.substring(dot + 1));
    }

    /** The answer with {@code explain}; kept answers are the same for whoever wants it explained and whoever does not. */
    static Buffer append(Buffer answer, Definitions definitions) {
        return answer.slice(0, answer.length() - 1)
                .copy()
                .appendString(",\"explain\":")
                .appendBuffer(json(definitions.figures()).toBuffer())
                .appendString("}");
    }

    private static JsonObject json(Map<String, Definition> figures) {
        var json = new JsonObject();
        figures.forEach((figure, definition) -> json.put(
                figure,
                new JsonObject()
                        .put("formula", definition.formula())
                        .put("unit", definition.unit())
                        .put("convention", definition.convention())
                        .put("source", definition.source())
                        .put("undefined", definition.undefined())));
        return json;
    }
}
