package io.tradesense.billing;

import static io.tradesense.kit.testing.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user of the service does, in short. */
public final class BillingApi {
    public final UUID userId;
    private final TestService service;
    private final ContractClient client;

    public BillingApi(TestService service, UUID userId, String... roles) {
        this.userId = userId;
        this.service = service;
        this.client = service.client("billing", userId, roles);
    }

    public HttpResponse<Buffer> get(String uri) {
        return client.get(uri);
    }

    public HttpResponse<Buffer> post(String uri, @Nullable JsonObject body) {
        return client.post(uri, body);
    }

    /** Meant for one state alone. */
    public HttpResponse<Buffer> postIf(String tag, String uri, @Nullable JsonObject body) {
        return client.with("If-Match", tag).post(uri, body);
    }

    public JsonObject got(String uri) {
        return body(client.get(uri), 200);
    }

    public JsonObject posted(String uri, @Nullable JsonObject body) {
        return body(client.post(uri, body), 200);
    }

    public String checkout(String plan) {
        String url = posted("/billing/checkout", new JsonObject().put("planId", plan))
                .getString("url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Subscribes on the local stand-in's page. */
    public void subscribesTo(String plan) {
        var done = service.anonymous("billing").post("/billing/local/checkouts/" + checkout(plan), (JsonObject) null);
        assertThat(done.statusCode()).as(done.bodyAsString()).isEqualTo(200);
    }

    public void moves(String time) {
        var unused = posted("/billing/local/clock", new JsonObject().put("advance", time));
    }

    public void cardDeclines(boolean declines) {
        var unused = posted("/billing/local/card", new JsonObject().put("declines", declines));
    }

    public JsonObject current() {
        return got("/subscriptions/current");
    }

    /** What the user's subscription is once it is that; fails where it does not come to be. */
    public JsonObject awaitStatus(String status, String plan) {
        return eventually(
                this::current,
                now -> now.getString("status").equals(status)
                        && now.getString("plan").equals(plan));
    }

    public void becomes(String status, String plan) {
        assertThat(awaitStatus(status, plan).getString("status")).isEqualTo(status);
    }

    private static JsonObject body(HttpResponse<Buffer> response, int status) {
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(status);
        return response.bodyAsJsonObject();
    }
}
