package io.tradesense.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * One operation of a service's contract, as its {@code openapi.yaml} gives it.
 *
 * @param document the whole contract, to resolve references in
 */
record ContractOperation(
        JsonNode document, String method, String path, JsonNode definition, List<Parameter> parameters) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<String> SERVICES = List.of("auth", "trading", "analytics", "market", "billing", "ai");

    record Parameter(String name, String in, boolean required, JsonNode schema) {}

    /** A body: its media type and its schema, which is missing where the body is a file. */
    record Body(String type, JsonNode schema) {}

    /** Of every service that is on the class path. */
    static List<ContractOperation> all() {
        return SERVICES.stream()
                .map(service -> service + "/openapi.yaml")
                .map(ContractOperation::document)
                .flatMap(Optional::stream)
                .flatMap(ContractOperation::of)
                .toList();
    }

    boolean needsUser() {
        JsonNode own = definition.path("security");
        return !(own.isArray() && own.isEmpty());
    }

    /** Whether its answer goes on until somebody hangs up. */
    boolean neverEnds() {
        return definition.at("/responses/200/content").has("text/event-stream");
    }

    /** Absent where there is none. JSON where it may be JSON. */
    Optional<Body> body() {
        JsonNode content = resolved(definition.path("requestBody")).path("content");
        List<String> types = new ArrayList<>();
        content.fieldNames().forEachRemaining(types::add);
        return Stream.concat(Stream.of("application/json").filter(types::contains), types.stream())
                .findFirst()
                .map(type -> new Body(type, resolved(content.path(type).path("schema"))));
    }

    JsonNode resolved(JsonNode node) {
        return resolved(document, node);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    private static Stream<ContractOperation> of(JsonNode document) {
        List<ContractOperation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
                if (METHODS.contains(each.getKey())) {
                    operations.add(new ContractOperation(
                            document,
                            each.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            each.getValue(),
                            parameters(
                                    document,
                                    path.getValue().path("parameters"),
                                    each.getValue().path("parameters"))));
                }
            }
        }
        return operations.stream();
    }

    private static List<Parameter> parameters(JsonNode document, JsonNode... lists) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode list : lists) {
            for (JsonNode given : list) {
                JsonNode parameter = resolved(document, given);
                parameters.add(new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("required").asBoolean(),
                        resolved(document, parameter.path("schema"))));
            }
        }
        return List.copyOf(parameters);
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        JsonNode found = node;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    private static Optional<JsonNode> document(String resource) {
        try (var stream = ContractOperation.class.getClassLoader().getResourceAsStream(resource)) {
            @Nullable
            Object read = stream == null ? null : new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            return Optional.ofNullable(read).map(JSON::valueToTree);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
