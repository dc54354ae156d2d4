package io.tradesense.kit.openapi;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.MediaType;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.impl.Utils;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Loads a contract as it is meant. vertx-openapi refuses a contract that names a media type it does not know, and
 * {@code application/problem+json} is one: such a type is loaded under a vendor's name, see {@link #loadedAs}. The
 * document that is served stays as it was written.
 */
public final class Contracts {
    private static final String VENDOR = "application/vnd.tradesense.";
    private static final String SUFFIX = "+json";

    private Contracts() {}

    /** @param resource on the class path, such as {@code trading/openapi.yaml} */
    public static Future<OpenAPIContract> load(Vertx vertx, String resource) {
        return vertx.fileSystem()
                .readFile(resource)
                // A contract of some hundred schemas takes longer to read than an event loop may be held.
                .compose(yaml -> vertx.executeBlocking(() -> loadable(yaml), false))
                .compose(document -> OpenAPIContract.from(vertx, document));
    }

    private static JsonObject loadable(Buffer yaml) {
        JsonObject document = Utils.yamlStringToJson(yaml.toString())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        renameMediaTypes(document);
        return ContractPatterns.exact(document);
    }

    /** The name under which a loaded contract knows a media type. */
    public static String loadedAs(String mediaType) {
        return MediaType.isMediaTypeSupported(mediaType)
                ? mediaType
                : VENDOR + mediaType.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "-") + SUFFIX;
    }

    private static void renameMediaTypes(Object value) {
        if (value instanceof JsonArray array) {
            array.forEach(Contracts::renameMediaTypes);
        } else if (value instanceof JsonObject object) {
            if (object.getValue("content") instanceof JsonObject content) {
                rename(content);
            }
            List.copyOf(object.fieldNames()).forEach(name -> renameMediaTypes(object.getValue(name)));
        }
    }

    private static void rename(JsonObject content) {
        for (String type : new HashSet<>(content.fieldNames())) {
            if (type.contains("/") && !MediaType.isMediaTypeSupported(type)) {
                content.put(loadedAs(type), content.remove(type));
            }
        }
    }
}
