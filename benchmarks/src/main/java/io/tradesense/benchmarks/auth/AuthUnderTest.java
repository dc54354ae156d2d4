package io.tradesense.benchmarks.auth;

import io.tradesense.allinone.run.GeneratedSettings;
import io.tradesense.allinone.stores.EmbeddedStores;
import io.tradesense.auth.AuthService;
import io.tradesense.kit.config.Settings;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.identity.InternalTokens;
import io.tradesense.kit.launch.Launcher;
import io.tradesense.kit.launch.Running;
import io.tradesense.kit.launch.Shape;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The auth service alone, called as the gateway would. */
final class AuthUnderTest implements AutoCloseable {
    private static final String PASSWORD = "four uncommon rabbits 71";
    private final Running running;
    private final HttpClient http = HttpClient.newHttpClient();

    /** Somebody with an account. */
    record Member(UUID id, String email, String refreshToken) {}

    private AuthUnderTest(Running running) {
        this.running = running;
    }

    static AuthUnderTest start(EmbeddedStores stores, Path mail) throws Exception {
        var settings = new Settings(GeneratedSettings.of(stores, List.of("gateway", "auth")))
                .with(Map.of("AUTH_HTTP_PORT", "0", "AUTH_MAIL_FOLDER", mail.toString()));
        var launched = Launcher.launch(settings, Shape.ALL_IN_ONE, List.of(new AuthService()));
        return new AuthUnderTest(launched.await(60, TimeUnit.SECONDS));
    }

    List<Member> register(int people) throws Exception {
        List<Member> members = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            String email = UUID.randomUUID() + "@mail.example";
            var body = credentials(email).put("name", "Ada");
            var answer = new JsonObject(http.send(post("/auth/register", body), BodyHandlers.ofString())
                    .body());
            members.add(new Member(
                    UUID.fromString(answer.getJsonObject("user").getString("id")),
                    email,
                    answer.getString("refreshToken")));
        }
        return members;
    }

    CompletableFuture<HttpResponse<String>> login(Member member) {
        return send(post("/auth/login", credentials(member.email())));
    }

    CompletableFuture<HttpResponse<String>> refresh(String token) {
        return send(post("/auth/refresh", new JsonObject().put("refreshToken", token)));
    }

    /** A request that needs no hash. */
    CompletableFuture<HttpResponse<String>> profile(Member member) {
        var caller = new Caller("gateway", member.id(), Set.of("user"), "benchmark");
        return send(request("/auth/users/me", caller).GET().build());
    }

    private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofString());
    }

    private static JsonObject credentials(String email) {
        return new JsonObject().put("email", email).put("password", PASSWORD);
    }

    private HttpRequest post(String uri, JsonObject body) {
        return request(uri, Caller.service("gateway"))
                .header("content-type", "application/json")
                .header("x-forwarded-for", "127.0.0.1")
                .POST(BodyPublishers.ofString(body.encode()))
                .build();
    }

    private HttpRequest.Builder request(String uri, Caller caller) {
        var platform = running.platform();
        var instance = platform.registry().instances("auth").get(0);
        return HttpRequest.newBuilder(URI.create(instance.url() + uri))
                .header(InternalTokens.HEADER, platform.tokens().token(caller, "auth"));
    }

    @Override
    public void close() throws Exception {
        running.stop().await(60, TimeUnit.SECONDS);
    }
}
