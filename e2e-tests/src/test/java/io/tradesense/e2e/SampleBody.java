package io.tradesense.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A value that keeps to a schema of a contract, with the ids it asks for filled in by whoever asks. */
final class SampleBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TEXTS = List.of(
            "1",
            "USD",
            "AAPL",
            "2026-01-05",
            "2026-01-05T15:00:00Z",
            "America/New_York",
            "a@mail.example",
            "sample text");
    private final ContractOperation operation;
    private final BiPredicate<String, JsonNode> isId;
    private final UnaryOperator<String> ids;

    /**
     * @param isId whether a property holds an id; such are filled in though they are not required, however deep they lie
     * @param ids the id for a property of that name
     */
    SampleBody(ContractOperation operation, BiPredicate<String, JsonNode> isId, UnaryOperator<String> ids) {
        this.operation = operation;
        this.isId = isId;
        this.ids = ids;
    }

    JsonNode of(String name, JsonNode given) {
        JsonNode schema = operation.resolved(given);
        for (String choice : List.of("else", "oneOf", "anyOf")) {
            if (schema.has(choice)) {
                JsonNode chosen = schema.path(choice);
                return of(name, chosen.isArray() ? chosen.get(0) : chosen);
            }
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return switch (type(schema)) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer", "number" ->
                JSON.valueToTree(Math.max(1, schema.path("minimum").asInt(1)));
            case "boolean" -> JSON.valueToTree(true);
            default -> JSON.valueToTree(text(name, schema));
        };
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText(schema.has("properties") ? "object" : "string");
    }

    private ObjectNode object(JsonNode schema) {
        ObjectNode object = JSON.createObjectNode();
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            boolean wanted = object.isEmpty() && required.isEmpty();
            if (wanted || required.contains(property.getKey()) || holdsId(property.getKey(), property.getValue())) {
                object.set(property.getKey(), of(property.getKey(), property.getValue()));
            }
        }
        return object;
    }

    private boolean holdsId(String name, JsonNode given) {
        JsonNode schema = operation.resolved(given);
        return isId.test(name, schema)
                || schema.path("properties").properties().stream()
                        .anyMatch(property -> holdsId(property.getKey(), property.getValue()))
                || schema.has("items") && holdsId("", schema.path("items"));
    }

    private ArrayNode array(String name, JsonNode schema) {
        ArrayNode array = JSON.createArrayNode();
        for (int i = Math.max(1, schema.path("minItems").asInt()); i > 0; i--) {
            array.add(of(name, schema.path("items")));
        }
        return array;
    }

    private String text(String name, JsonNode schema) {
        if (isId.test(name, schema)) {
            return ids.apply(name);
        }
        return switch (schema.path("format").asText()) {
            case "uuid" -> "00000000-0000-4000-8000-000000000000";
            case "date" -> "2026-01-05";
            case "date-time" -> "2026-01-05T15:00:00Z";
            default -> name.endsWith("At") ? "2026-01-05T15:00:00Z" : plain(schema);
        };
    }

    private static String plain(JsonNode schema) {
        String pattern = schema.path("pattern").asText(".*");
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        return TEXTS.stream()
                .filter(text -> text.length() >= least && text.length() <= most)
                .filter(text -> Pattern.compile(pattern).matcher(text).find())
                .findFirst()
                .orElse("sample text, long enough");
    }
}
