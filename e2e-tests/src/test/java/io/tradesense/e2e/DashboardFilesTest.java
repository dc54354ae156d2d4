package io.tradesense.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How the gateway hands the page out. */
class DashboardFilesTest {
    private static final Pattern ASSET = Pattern.compile("\"(/assets/[0-9a-f]{12}/[^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import) '(\\.[^']+)'");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final Api api = Installation.shared().api();

    @Test
    void every_address_of_the_page_is_answered_with_its_one_document() {
        var front = get("/", "accept", "text/html");
        assertThat(front.statusCode()).isEqualTo(200);
        for (String address : List.of("/trades", "/trades/0a", "/journal", "/sign-in", "/nothing/here")) {
            assertThat(get(address, "accept", "text/html,*/*").body()).isEqualTo(front.body());
        }
    }

    @Test
    void what_belongs_to_the_api_or_is_no_page_stays_a_problem() {
        for (String address : List.of("/api/nothing", "/api", "/assets/0123456789ab/shell/app.js", "/nothing.png")) {
            var answer = get(address, "accept", "text/html");
            assertThat(answer.statusCode()).as(address).isEqualTo(404);
            assertThat(type(answer)).isEqualTo("application/problem+json");
        }
        assertThat(get("/trades", "accept", "application/json").statusCode()).isEqualTo(404);
    }

    @Test
    void no_script_runs_but_the_files_of_the_page() {
        var front = get("/", "accept", "text/html");
        String policy = front.headers().firstValue("content-security-policy").orElse("");
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .contains("require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
        assertThat(front.body()).doesNotContainPattern("<script(?![^>]*src=)").doesNotContain("style=");
    }

    @Test
    void a_file_is_kept_for_good_under_the_address_of_its_version() {
        String asset = assets().get(0);
        var whole = get(asset, "accept", "*/*");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
        assertThat(get("/", "accept", "text/html").headers().firstValue("cache-control"))
                .contains("no-cache");
        String tag = whole.headers().firstValue("etag").orElseThrow();
        assertThat(get(asset, "if-none-match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void every_file_the_document_names_is_there_and_comes_compressed() {
        for (String asset : assets()) {
            var answer = get(asset, "accept-encoding", "gzip");
            assertThat(answer.statusCode()).as(asset).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-encoding"))
                    .as(asset)
                    .contains("gzip");
        }
    }

    /** Found one in the other, they would come one after the other, each wave as long as an answer takes. */
    @Test
    void what_the_frame_and_the_first_view_share_is_fetched_at_once() {
        List<String> named = assets();
        String base = named.get(0).substring(0, "/assets/0123456789ab".length());
        Set<String> needed = new TreeSet<>();
        imported(URI.create(base + "/shell/app.js"), needed);
        imported(URI.create(base + "/views/overview/overview.js"), needed);
        needed.removeIf(address -> address.startsWith(base + "/views/"));
        assertThat(needed).hasSizeGreaterThan(20);
        assertThat(named).containsAll(needed);
    }

    private void imported(URI module, Set<String> found) {
        if (found.add(module.getPath())) {
            IMPORT.matcher(get(module.getPath(), "accept", "*/*").body())
                    .results()
                    .forEach(each -> imported(module.resolve(each.group(1)), found));
        }
    }

    private List<String> assets() {
        return ASSET.matcher(get("/", "accept", "text/html").body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("content-type").orElse("");
    }

    private HttpResponse<String> get(String path, String header, String value) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(api.base().resolve(path))
                            .header(header, value)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(path, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
