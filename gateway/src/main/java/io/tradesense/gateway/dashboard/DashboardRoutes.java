package io.tradesense.gateway.dashboard;

import io.tradesense.gateway.files.StaticFile;
import io.tradesense.gateway.http.PlainRequests;
import io.tradesense.gateway.http.RouteTable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code /} and every address of the page's own, answered with its one document, and its files under
 * {@code /assets/<version>/}. The version is a digest of them all, so a file never changes under its address and is kept by
 * browsers for good. Without the dashboard on the class path there are no such addresses.
 */
public final class DashboardRoutes {
    private static final String DOCUMENT = "index.html";
    private static final String ASSETS = "/assets/";
    private static final String VERSION = "{{version}}";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    // No script but the files here runs, none is made of text, and the page speaks with this door alone. Pictures of
    // the
    // journal come with the user's token, so they are shown from memory (blob:).
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
                    + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json");

    private final String folder;
    private final Map<String, StaticFile> files;

    private DashboardRoutes(String version, Map<String, StaticFile> files) {
        this.folder = ASSETS + version + "/";
        this.files = files;
    }

    /** Reads the page's files, off the event loop. */
    public static Future<DashboardRoutes> load(Vertx vertx) {
        return vertx.executeBlocking(() -> of(ClassPathFolder.read("/dashboard/" + DOCUMENT)), false);
    }

    private static DashboardRoutes of(SortedMap<String, byte[]> contents) {
        String version = version(contents);
        Map<String, StaticFile> files = new HashMap<>();
        contents.forEach((path, bytes) -> {
            String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            if (type != null) {
                files.put(
                        path,
                        StaticFile.of(type, path.equals(DOCUMENT) ? naming(version, bytes) : Buffer.buffer(bytes)));
            }
        });
        return new DashboardRoutes(version, Map.copyOf(files));
    }

    /** After everything else: what nobody else answers may be an address of the page's own. */
    public void mount(Router router) {
        if (files.containsKey(DOCUMENT)) {
            router.route().method(HttpMethod.GET).method(HttpMethod.HEAD).handler(this::answer);
        }
    }

    private void answer(RoutingContext ctx) {
        String path = PlainRequests.path(ctx).path();
        var asset = path.startsWith(folder) ? files.get(path.substring(folder.length())) : null;
        if (asset != null) {
            asset.send(ctx, FOR_GOOD);
        } else if (isPage(path, ctx.request().getHeader("accept"))) {
            ctx.response().putHeader("content-security-policy", POLICY);
            document().send(ctx);
        } else {
            ctx.next();
        }
    }

    private StaticFile document() {
        var document = files.get(DOCUMENT);
        if (document == null) {
            throw new IllegalStateException("there is no page");
        }
        return document;
    }

    /** An address that a person reads: none of the API's, and none of a file, which would be missing. */
    private static boolean isPage(String path, @Nullable String accepted) {
        return path.equals("/")
                || accepted != null
                        && accepted.contains("text/html")
                        && !path.equals(RouteTable.API)
                        && !path.startsWith(RouteTable.API + "/")
                        && path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    private static Buffer naming(String version, byte[] document) {
        return Buffer.buffer(new String(document, StandardCharsets.UTF_8).replace(VERSION, version));
    }

    private static String version(SortedMap<String, byte[]> contents) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            contents.forEach((path, bytes) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
