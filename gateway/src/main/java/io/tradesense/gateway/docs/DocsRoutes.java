package io.tradesense.gateway.docs;

import io.tradesense.gateway.files.StaticFile;
import io.tradesense.gateway.http.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code GET /api/openapi.json} and the page to read and try it, {@code /docs}. */
public final class DocsRoutes {
    private static final String OURS = "/gateway/docs";
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.27.1";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    // Swagger UI draws its icons as data: images and sets style attributes; no script but the files here ever runs.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final List<String> NAMES =
            List.of("", "/", "/docs.js", "/swagger-ui-bundle.js", "/swagger-ui.css", "/favicon-32x32.png");

    private final ContractLibrary contracts;
    private final Map<String, StaticFile> files;

    private DocsRoutes(ContractLibrary contracts, Map<String, StaticFile> files) {
        this.contracts = contracts;
        this.files = files;
    }

    /** Reads the page's files, off the event loop. */
    public static Future<DocsRoutes> load(Vertx vertx, ContractLibrary contracts) {
        return vertx.executeBlocking(
                () -> new DocsRoutes(
                        contracts,
                        NAMES.stream().collect(Collectors.toUnmodifiableMap(name -> name, DocsRoutes::file))),
                false);
    }

    public void mount(Router router) {
        router.get(RouteTable.API + "/openapi.json")
                .handler(ctx -> contracts.document().send(ctx));
        files.forEach((name, file) -> router.get("/docs" + name).handler(ctx -> send(ctx, file)));
    }

    private static StaticFile file(String name) {
        return switch (name) {
            case "", "/" -> file(OURS + "/index.html", "text/html; charset=utf-8");
            case "/docs.js" -> file(OURS + name, SCRIPT);
            case "/swagger-ui-bundle.js" -> file(SWAGGER + name, SCRIPT);
            case "/swagger-ui.css" -> file(SWAGGER + name, "text/css; charset=utf-8");
            default -> file(SWAGGER + name, "image/png");
        };
    }

    private static void send(RoutingContext ctx, StaticFile file) {
        ctx.response().putHeader("content-security-policy", POLICY);
        file.send(ctx);
    }

    private static StaticFile file(String resource, String type) {
        try (var bytes = DocsRoutes.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return StaticFile.of(type, Buffer.buffer(bytes.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
