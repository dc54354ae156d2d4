package io.tradesense.trading.annotations.http;

import io.tradesense.kit.Fault;
import io.tradesense.trading.annotations.domain.AnnotationChange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The wire form of a change of an annotation, as JSON merge patch has it: null takes a value away. */
final class AnnotationJson {

    private AnnotationJson() {}

    /**
     * @param root where the change stands in the body
     * @throws Fault INVALID naming what the contract cannot say
     */
    static AnnotationChange change(JsonObject json, String root) {
        var plannedRisk = decimal(json, "plannedRisk");
        if (plannedRisk != null && plannedRisk.isPresent() && plannedRisk.get().signum() <= 0) {
            throw Fault.invalid(root + "/plannedRisk", "must be more than zero");
        }
        return new AnnotationChange(
                decimal(json, "stopLoss"),
                decimal(json, "takeProfit"),
                plannedRisk,
                texts(json, "tags"),
                orNone(texts(json, "addTags")),
                orNone(texts(json, "removeTags")),
                text(json, "setup"),
                texts(json, "mistakes"),
                orNone(texts(json, "addMistakes")),
                orNone(texts(json, "removeMistakes")),
                value(json, "rating", value -> ((Number) value).intValue()),
                text(json, "notes"));
    }

    private static @Nullable Optional<BigDecimal> decimal(JsonObject json, String name) {
        return value(json, name, value -> new BigDecimal(value.toString()));
    }

    /** Blank says nothing, and so takes away. */
    private static @Nullable Optional<String> text(JsonObject json, String name) {
        var text = value(json, name, value -> value.toString().strip());
        return text == null ? null : text.filter(value -> !value.isEmpty());
    }

    private static <T> @Nullable Optional<T> value(JsonObject json, String name, Function<Object, T> reading) {
        if (!json.containsKey(name)) return null;
        return Optional.ofNullable(json.getValue(name)).map(reading);
    }

    private static @Nullable Set<String> texts(JsonObject json, String name) {
        JsonArray array = json.getJsonArray(name);
        if (array == null) return null;
        Set<String> texts = new TreeSet<>();
        array.forEach(each -> texts.add(each.toString().strip()));
        texts.remove("");
        return texts;
    }

    private static Set<String> orNone(@Nullable Set<String> texts) {
        return texts == null ? Set.of() : texts;
    }
}
