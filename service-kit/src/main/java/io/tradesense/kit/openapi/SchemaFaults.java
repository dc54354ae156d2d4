package io.tradesense.kit.openapi;

import io.tradesense.kit.Fault;
import io.vertx.json.schema.OutputUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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

    private SchemaFaults() {}

    /** @param root what the pointers start with: empty for a body, {@code query:limit} for a parameter */
    static List<Fault.At> of(String root, OutputUnit result) {
        var faults = new LinkedHashSet<Fault.At>();
        if (result.getErrors() != null) {
            result.getErrors().stream()
                    .filter(SchemaFaults::saysSomething)
                    .map(error -> fault(root, error))
                    .forEach(faults::add);
        }
        if (faults.isEmpty()) {
            faults.add(new Fault.At(root, "is not what the contract asks for"));
        }
        return new ArrayList<>(faults);
    }

    private static boolean saysSomething(OutputUnit error) {
        return !PATH_ONLY.contains(keyword(error)) && !error.getError().startsWith("False boolean schema");
    }

    private static Fault.At fault(String root, OutputUnit error) {
        String pointer =
                root + error.getInstanceLocation().replaceFirst("^#/?", "/").replaceFirst("^/$", "");
        return switch (keyword(error)) {
            case "required" -> new Fault.At(pointer + "/" + quoted(error), "is missing");
            case "additionalProperties", "unevaluatedProperties" -> new Fault.At(pointer, "is not known here");
            default -> new Fault.At(pointer, lowerFirst(error.getError()));
        };
    }

    private static String keyword(OutputUnit error) {
        String location = error.getKeywordLocation();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String quoted(OutputUnit error) {
        var matcher = QUOTED.matcher(error.getError());
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
