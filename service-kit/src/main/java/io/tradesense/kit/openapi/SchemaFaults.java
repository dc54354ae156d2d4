package io.tradesense.kit.openapi;

import io.tradesense.kit.Fault;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.OutputUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a JSON schema found, as bad fields for people. The validator reports the whole path from the root down ("Property
 * items does not match", "Items did not match", ...); only the last steps say something.
 */
final class SchemaFaults {
    private static final Set<String> PATH_ONLY = Set.of(
            "properties", "items", "prefixItems", "$ref", "$dynamicRef", "allOf", "patternProperties", "if", "else");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern COUNTS = Pattern.compile("\\(\\D*(\\d+) [<>] (\\d+)\\)");
    private static final Pattern WANTED = Pattern.compile("(?:Expected |match any of |match |multiple of )(.*)$");
    private static final String UNKNOWN = "is not known here";
    private static final int LONGEST_DETAIL = 300;

    /** What to say before the number that the contract gives. */
    private static final Map<String, String> BOUNDS = Map.of(
            "minLength", "must have at least %s characters",
            "maxLength", "must have at most %s characters",
            "minItems", "must have at least %s items",
            "maxItems", "must have at most %s items");

    private SchemaFaults() {}

    /**
     * @param root what the pointers start with: empty for a body, {@code query:limit} for a parameter
     * @param contract whose schemas say in {@code x-form} what a text of their pattern is to people
     */
    static List<Fault.At> of(String root, OutputUnit result, JsonObject contract) {
        var faults = new LinkedHashSet<Fault.At>();
        if (result.getErrors() != null) {
            result.getErrors().stream()
                    .filter(SchemaFaults::saysSomething)
                    .map(error -> fault(root, error, contract))
                    .forEach(faults::add);
        }
        if (faults.isEmpty()) {
            faults.add(new Fault.At(root, "is not what the contract asks for"));
        }
        return faults.stream()
                .filter(fault -> !isUnknown(fault) || faults.stream().noneMatch(other -> isWithin(fault, other)))
                .toList();
    }

    private static boolean isUnknown(Fault.At fault) {
        return fault.detail().equals(UNKNOWN);
    }

    /** The validator also calls a property unknown whose own schema it does not keep to. */
    private static boolean isWithin(Fault.At fault, Fault.At other) {
        return !isUnknown(other)
                && (other.pointer().equals(fault.pointer()) || other.pointer().startsWith(fault.pointer() + "/"));
    }

    private static boolean saysSomething(OutputUnit error) {
        return !PATH_ONLY.contains(keyword(error)) && !error.getError().startsWith("False boolean schema");
    }

    private static Fault.At fault(String root, OutputUnit error, JsonObject contract) {
        String pointer =
                root + error.getInstanceLocation().replaceFirst("^#/?", "/").replaceFirst("^/$", "");
        String keyword = keyword(error);
        return keyword.equals("required")
                ? new Fault.At(pointer + "/" + first(QUOTED, error), "is missing")
                : new Fault.At(pointer, detail(keyword, error, contract));
    }

    private static String detail(String keyword, OutputUnit error, JsonObject contract) {
        String detail = switch (keyword) {
            case "additionalProperties", "unevaluatedProperties" -> UNKNOWN;
            case "type" -> "must be of type " + first(WANTED, error);
            case "enum" ->
                "must be one of "
                        + first(WANTED, error).replaceAll("[\\[\\]\"]", "").replace(",", ", ");
            case "const" -> "must be " + first(WANTED, error);
            case "pattern" -> form(error, contract);
            case "format" -> "is not a valid " + first(QUOTED, error);
            case "uniqueItems" -> "must not hold the same item twice";
            case "oneOf", "anyOf" -> "is none of the forms the contract allows";
            case "multipleOf" -> "must be a multiple of " + first(WANTED, error);
            case "minLength", "maxLength", "minItems", "maxItems" -> bound(keyword, error);
            default -> lowerFirst(error.getError());
        };
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
    }

    private static String form(OutputUnit error, JsonObject contract) {
        String location = error.getAbsoluteKeywordLocation();
        String schema = location.substring(location.indexOf('#') + 1).replaceFirst("/pattern$", "");
        Object form = JsonPointer.from(schema + "/x-form").queryJson(contract);
        return form == null ? "is not of the form the contract gives" : "must be " + form;
    }

    private static String bound(String keyword, OutputUnit error) {
        var counts = COUNTS.matcher(error.getError());
        return counts.find()
                ? BOUNDS.getOrDefault(keyword, "%s").formatted(counts.group(2)) + ", not " + counts.group(1)
                : lowerFirst(error.getError());
    }

    private static String keyword(OutputUnit error) {
        String location = error.getKeywordLocation();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String first(Pattern pattern, OutputUnit error) {
        var matcher = pattern.matcher(error.getError());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
