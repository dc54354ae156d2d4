package io.tradesense.kit.openapi;

import io.tradesense.kit.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a request against the contract and names everything that is wrong with it. It uses vertx-openapi's contract and
 * schemas but not its request validator, which stops at the first bad parameter, decodes parameters twice (a {@code +} in
 * a time stamp is lost), takes the text {@code -5} for a number, and hops to a worker thread, in order, at each request.
 */
final class RequestValidation {
    private static final String JSON = "application/json";
    private static final Pattern JSON_INTEGER = Pattern.compile("-?(0|[1-9]\\d*)");
    private static final Pattern JSON_NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private final OpenAPIContract contract;
    /** Making one copies every schema of the contract, which costs more than all of the rest. For one event loop. */
    private final Map<JsonSchema, Validator> validators = new IdentityHashMap<>();

    RequestValidation(OpenAPIContract contract) {
        this.contract = contract;
    }

    /** @throws Fault where the body is of a type that the operation does not take, or cannot be read at all */
    RequestReading read(RoutingContext ctx, Operation operation) {
        var parameterFaults = new ArrayList<Fault.At>();
        var bodyFaults = new ArrayList<Fault.At>();
        var parameters = parameters(ctx, operation, parameterFaults);
        Object body = operation.getRequestBody() == null ? null : body(ctx, operation, bodyFaults);
        return new RequestReading(ctx, parameters, body, parameterFaults, bodyFaults);
    }

    /** For a body that is streamed: it is checked by whoever reads it. @throws Fault MALFORMED */
    ContractRequest parametersOnly(RoutingContext ctx, Operation operation) {
        var faults = new ArrayList<Fault.At>();
        var parameters = parameters(ctx, operation, faults);
        return new RequestReading(ctx, parameters, null, faults, List.of()).request();
    }

    private Map<String, Object> parameters(RoutingContext ctx, Operation operation, List<Fault.At> faults) {
        Map<String, Object> values = new HashMap<>();
        for (Parameter parameter : operation.getParameters()) {
            String pointer = parameter.getIn().name().toLowerCase(Locale.ROOT) + ":" + parameter.getName();
            String text = text(ctx, parameter);
            Object value = text == null ? defaultOf(parameter) : typed(parameter, text);
            if (value != null) {
                check(pointer, parameter, value, faults);
                NullCharacters.find(pointer, value, faults);
                values.put(parameter.getName(), value);
            } else if (parameter.isRequired()) {
                faults.add(new Fault.At(pointer, "is missing"));
            }
        }
        return values;
    }

    private static @Nullable String text(RoutingContext ctx, Parameter parameter) {
        return switch (parameter.getIn()) {
            case PATH -> ctx.pathParam(parameter.getName());
            case QUERY ->
                ctx.queryParam(parameter.getName()).stream().findFirst().orElse(null);
            case HEADER -> ctx.request().getHeader(parameter.getName());
            case COOKIE -> null;
        };
    }

    private static @Nullable Object defaultOf(Parameter parameter) {
        return parameter.getSchema().get("default");
    }

    /** What cannot be read as its type stays text, and its schema says so. */
    private static Object typed(Parameter parameter, String text) {
        try {
            return switch (parameter.getSchemaType()) {
                case INTEGER -> JSON_INTEGER.matcher(text).matches() ? Long.valueOf(text) : text;
                case NUMBER -> JSON_NUMBER.matcher(text).matches() ? Double.valueOf(text) : text;
                case BOOLEAN ->
                    switch (text) {
                        case "true" -> true;
                        case "false" -> false;
                        default -> text;
                    };
                default -> text;
            };
        } catch (NumberFormatException unreadable) {
            return text;
        }
    }

    private @Nullable Object body(RoutingContext ctx, Operation operation, List<Fault.At> faults) {
        String given = ctx.request().getHeader("content-type");
        MediaType type = given == null ? null : mediaType(given, operation);
        Buffer raw = ctx.body().buffer();
        if (raw == null || raw.length() == 0) {
            if (operation.getRequestBody().isRequired()) {
                faults.add(new Fault.At("", "the body is missing"));
            }
            return null;
        }
        JsonSchema schema = (type == null ? mediaType(JSON, operation) : type).getSchema();
        Object body = parse(raw);
        if (schema != null) {
            check("", schema, body, faults);
        }
        if (NullCharacters.mayBeIn(raw.toString())) {
            NullCharacters.find("", body, faults);
        }
        return body;
    }

    /** Parameters such as a charset say nothing here: JSON is UTF-8. */
    private static MediaType mediaType(String given, Operation operation) {
        String bare = given.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT);
        MediaType type = operation.getRequestBody().getContent().get(Contracts.loadedAs(bare));
        if (type == null) {
            throw Fault.of(
                    Fault.Kind.UNSUPPORTED_TYPE,
                    "this address takes "
                            + String.join(
                                    ", ",
                                    operation.getRequestBody().getContent().keySet()));
        }
        return type;
    }

    private static Object parse(Buffer raw) {
        try {
            Object value = Json.decodeValue(raw);
            if (value != null) {
                return value;
            }
        } catch (DecodeException unreadable) {
            // Falls through: the parser's own words quote the input and its classes.
        }
        throw Fault.malformed("the body is not JSON", List.of(new Fault.At("", "is not JSON")));
    }

    /** The validator takes {@code urn:uuid:} and a line break at the end for part of a UUID; {@code UUID.fromString} does not. */
    private void check(String pointer, Parameter parameter, Object value, List<Fault.At> faults) {
        int before = faults.size();
        check(pointer, parameter.getSchema(), value, faults);
        boolean wantsUuid = "uuid".equals(parameter.getSchema().get("format"));
        if (wantsUuid
                && faults.size() == before
                && !UUID.matcher(value.toString()).matches()) {
            faults.add(new Fault.At(pointer, "is not a valid uuid"));
        }
    }

    private void check(String root, JsonSchema schema, Object value, List<Fault.At> faults) {
        var validator = validators.computeIfAbsent(
                schema, first -> contract.getSchemaRepository().validator(first));
        var result = validator.validate(value);
        if (!result.getValid()) {
            faults.addAll(SchemaFaults.of(root, result, contract.getRawContract()));
        }
    }
}
