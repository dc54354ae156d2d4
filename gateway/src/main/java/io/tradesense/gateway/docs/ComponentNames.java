package io.tradesense.gateway.docs;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Under which names one contract's components stand in the merged one: their own, unless the name is taken by something
 * else. What is the same word for word is shared, as long as all it refers to is shared too.
 */
final class ComponentNames {
    private static final String ROOT = "#/components/";
    private final String service;
    private final JsonObject components;
    private final JsonObject merged;
    private final Map<String, String> renamed = new HashMap<>();

    /** @param merged the components that are there already, by kind and name */
    ComponentNames(String service, JsonObject components, JsonObject merged) {
        this.service = service;
        this.components = components;
        this.merged = merged;
        while (renameOnce()) {
            // A renamed component makes another of what refers to it.
        }
    }

    /** A copy in which every reference names what it is called in the merged contract. */
    Object translated(Object value) {
        return mapped(value, reference -> renamed.getOrDefault(reference, reference));
    }

    String nameOf(String kind, String name) {
        String reference = ROOT + kind + "/" + name;
        return renamed.getOrDefault(reference, reference).substring((ROOT + kind + "/").length());
    }

    private boolean renameOnce() {
        boolean changed = false;
        for (String kind : components.fieldNames()) {
            var taken = merged.getJsonObject(kind, new JsonObject());
            for (String name : components.getJsonObject(kind).fieldNames()) {
                String reference = ROOT + kind + "/" + name;
                if (taken.containsKey(name) && !renamed.containsKey(reference) && isAnother(kind, name, taken)) {
                    renamed.put(reference, ROOT + kind + "/" + service + "." + name);
                    changed = true;
                }
            }
        }
        return changed;
    }

    private boolean isAnother(String kind, String name, JsonObject taken) {
        Object mine = components.getJsonObject(kind).getValue(name);
        return !translated(mine).equals(taken.getValue(name));
    }

    private static Object mapped(Object value, UnaryOperator<String> references) {
        if (value instanceof JsonObject object) {
            var copy = new JsonObject();
            object.forEach(field ->
                    copy.put(field.getKey(), field.getValue() == null ? null : mapped(field.getValue(), references)));
            return copy;
        }
        if (value instanceof JsonArray array) {
            var copy = new JsonArray();
            array.forEach(element -> copy.add(element == null ? null : mapped(element, references)));
            return copy;
        }
        return value instanceof String text && text.startsWith(ROOT) ? references.apply(text) : value;
    }
}
