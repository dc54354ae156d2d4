package io.tradesense.kit.openapi;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.OpenAPIVersion;
import io.vertx.openapi.contract.impl.OpenAPIContractImpl;
import io.vertx.openapi.impl.OpenAPIFormatValidator;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads a contract as it is meant. vertx-openapi refuses a contract that names a media type it does not know, and
 * {@code application/problem+json} is one: such a type is loaded under a vendor's name, see {@link #loadedAs}. The
 * document that is served stays as it was written.
 */
public final class Contracts {
    private static final String VENDOR = "application/vnd.tradesense.";
    private static final String SUFFIX = "+json";

    private final Vertx vertx;
    /** Each is read once a process, and by as many event loops as want it. */
    private final Map<String, Future<OpenAPIContract>> loaded = new ConcurrentHashMap<>();

    public Contracts(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Trusts what {@link ContractCompiler} has checked. {@code OpenAPIContract.from} would check it again, and hold the
     * schemas it does that by for as long as the contract, in every validator once more.
     *
     * @param resource on the class path, such as {@code trading/openapi.yaml}
     */
    public Future<OpenAPIContract> load(String resource) {
        // A contract of some hundred schemas takes longer to read than an event loop may be held.
        return loaded.computeIfAbsent(
                resource,
                first -> vertx.executeBlocking(
                        () -> contract(read(compiled(first)).toJsonObject()), false));
    }

    private static OpenAPIContract contract(JsonObject document) {
        var version = OpenAPIVersion.fromContract(document);
        var schemas = SchemaRepository.create(
                new JsonSchemaOptions()
                        .setDraft(Draft.DRAFT202012)
                        .setBaseUri("app://")
                        .setOutputFormat(OutputFormat.Basic),
                new OpenAPIFormatValidator());
        schemas.dereference(JsonSchema.of(document));
        return new OpenAPIContractImpl(schemas.resolve(document), version, schemas);
    }

    private static Buffer read(String resource) throws IOException {
        try (var opened = Contracts.class.getClassLoader().getResourceAsStream(resource)) {
            if (opened == null) {
                throw new FileNotFoundException(resource + " is not on the class path");
            }
            return Buffer.buffer(opened.readAllBytes());
        }
    }

    /** Where the compiled form of a contract lies. */
    static String compiled(String yaml) {
        return yaml.replaceFirst("\\.yaml$", ".json");
    }

    /** The name under which a loaded contract knows a media type. */
    public static String loadedAs(String mediaType) {
        return MediaType.isMediaTypeSupported(mediaType)
                ? mediaType
                : VENDOR + mediaType.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-") + SUFFIX;
    }
}
