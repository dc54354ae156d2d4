package io.tradesense.trading;

import static io.tradesense.trading.TestTrading.openAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.discovery.Instance;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.Waiting;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What plans allow, as a stand-in for billing says it: the free one a single account and two imports a month. */
class PlanLimitsTest {
    private static final JsonObject FREE = new JsonObject().put("accounts", 1).put("importsPerMonth", 2);
    private static final JsonObject PRO = new JsonObject().put("accounts", -1).put("importsPerMonth", 100);
    private static TestTrading trading;
    private static HttpServer billing;

    @BeforeAll
    static void start() {
        trading = TestTrading.start();
        var platform = trading.service().running().platform();
        billing = Waiting.await(platform.vertx()
                .createHttpServer()
                .requestHandler(request -> request.body()
                        .onSuccess(body -> request.response()
                                .putHeader("content-type", "application/json")
                                .end(answer(body.toJsonObject()).encode())))
                .listen(0, "127.0.0.1"));
        Waiting.await(platform.registry()
                .announce(new Instance("billing-stand-in", "billing", "127.0.0.1", billing.actualPort())));
    }

    @AfterAll
    static void stop() {
        Waiting.await(billing.close());
        trading.close();
    }

    @Test
    void an_account_more_than_the_plan_allows_is_refused_with_what_has_more() {
        var user = trading.user();
        String first = openAccount(user);
        var refused = user.post("/portfolio/accounts", account());
        assertThat(refused.statusCode()).isEqualTo(402);
        var problem = refused.bodyAsJsonObject();
        assertThat(problem.getString("type")).endsWith("plan-limit");
        assertThat(problem.getString("limit")).isEqualTo("accounts");
        assertThat(problem.getInteger("allowed")).isEqualTo(1);
        assertThat(problem.getString("plan")).isEqualTo("free");
        assertThat(problem.getJsonArray("availableIn")).isEqualTo(new JsonArray().add("pro"));
        assertThat(user.delete("/portfolio/accounts/" + first).statusCode()).isEqualTo(204);
        assertThat(user.post("/portfolio/accounts", account()).statusCode()).isEqualTo(201);
    }

    @Test
    void imports_are_counted_by_the_month_and_dry_runs_are_free() {
        var user = trading.user();
        var account = openAccount(user);
        assertThat(taken(user, account, "AAPL")).isEqualTo("COMPLETED");
        assertThat(taken(user, account, "MSFT")).isEqualTo("COMPLETED");
        var tried = trading.importFile(user, account, "&dryRun=true", file("TSLA"));
        assertThat(tried.getString("status")).isEqualTo("COMPLETED");

        var refused = user.post("/trades/imports?accountId=" + account, file("TSLA"), "text/csv");
        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.bodyAsJsonObject().getString("limit")).isEqualTo("importsPerMonth");
        assertThat(user.post("/trades/imports/" + tried.getString("id") + "/confirm", null)
                        .statusCode())
                .isEqualTo(402);
        assertThat(user.get("/trades?symbol=TSLA").bodyAsJsonObject().getJsonArray("items"))
                .isEmpty();
    }

    private static String taken(ContractClient user, String account, String symbol) {
        return trading.importFile(user, account, file(symbol)).getString("status");
    }

    private static Buffer file(String symbol) {
        return Buffer.buffer("symbol,side,quantity,price,executedAt,assetClass\n" + symbol
                + ",BUY,1,100,2026-03-02T14:30:00Z,STOCK\n");
    }

    private static JsonObject account() {
        return new JsonObject().put("name", "Second").put("broker", "IBKR").put("currency", "USD");
    }

    private static JsonObject answer(JsonObject question) {
        var items = new JsonArray();
        question.getJsonArray("userIds")
                .forEach(id -> items.add(new JsonObject()
                        .put("userId", UUID.fromString((String) id).toString())
                        .put("plan", "free")
                        .put("status", "active")
                        .put("entitlements", FREE)
                        .put("version", 1)));
        return new JsonObject()
                .put("items", items)
                .put(
                        "plans",
                        new JsonArray()
                                .add(new JsonObject().put("id", "free").put("entitlements", FREE))
                                .add(new JsonObject().put("id", "pro").put("entitlements", PRO)));
    }
}
