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
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
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
    private static final int MOST_CONNECTIONS = 256;
    private final Running running;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient http =
            vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));

    /** Somebody with an account. */
    record Member(UUID id, String email, String refreshToken) {}

    record Answer(int status, JsonObject body) {
        void require(int expected) {
            if (status != expected) {
                throw new IllegalStateException(status + " " + body);
            }
        }
    }

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
            Answer answer = post("/auth/register", credentials(email).put("name", "Ada"))
                    .get();
            answer.require(201);
            members.add(new Member(
                    UUID.fromString(answer.body().getJsonObject("user").getString("id")),
                    email,
                    answer.body().getString("refreshToken")));
        }
        return members;
    }

    CompletableFuture<Answer> login(Member member) {
        return post("/auth/login", credentials(member.email()));
    }

    CompletableFuture<Answer> refresh(String token) {
        return post("/auth/refresh", new JsonObject().put("refreshToken", token));
    }

    /** A request that needs no hash. */
    CompletableFuture<Answer> profile(Member member) {
        var caller = new Caller("gateway", member.id(), Set.of("user"), "benchmark");
        return send(HttpMethod.GET, "/auth/users/me", caller, Buffer.buffer());
    }

    private CompletableFuture<Answer> post(String uri, JsonObject body) {
        return send(HttpMethod.POST, uri, Caller.service("gateway"), body.toBuffer());
    }

    private CompletableFuture<Answer> send(HttpMethod method, String uri, Caller caller, Buffer body) {
        var platform = running.platform();
        var options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(platform.registry().instances("auth").get(0).url() + uri)
                .putHeader(InternalTokens.HEADER, platform.tokens().token(caller, "auth"))
                .putHeader("content-type", "application/json")
                .putHeader("x-forwarded-for", "127.0.0.1");
        return http.request(options)
                .compose(request -> request.send(body).compose(AuthUnderTest::answer))
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** To be asked for on the event loop: a body that came before somebody wanted it is gone. */
    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), body.toJsonObject()));
    }

    private static JsonObject credentials(String email) {
        return new JsonObject().put("email", email).put("password", PASSWORD);
    }

    @Override
    public void close() throws Exception {
        vertx.close().await(60, TimeUnit.SECONDS);
        running.stop().await(60, TimeUnit.SECONDS);
    }
}
