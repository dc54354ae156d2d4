package io.tradesense.ai;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.contracts.InsightCreated;
import io.tradesense.contracts.JournalChanged;
import io.tradesense.contracts.TradeChanged;
import io.tradesense.contracts.TradeDeleted;
import io.tradesense.contracts.UserDeleted;
import io.tradesense.kit.identity.Caller;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is learnt from events: the search index, data versions, insights, and that a user is gone. */
@NullUnmarked
class SearchAndInsightsTest {
    private static Vertx vertx;
    private static StandInModel model;
    private static TestService service;
    private static FakeServices others;
    private UUID userId;
    private ContractClient user;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        model = StandInModel.start(vertx);
        model.vectors(text -> text.toLowerCase(Locale.ROOT).matches("(?s).*(impatien|could not wait).*")
                ? new float[] {1, 0}
                : new float[] {0, 1});
        service = TestService.start(model.forVectors(), new AiService());
        others = FakeServices.start(service.running().platform());
    }

    @AfterAll
    static void stop() {
        service.close();
        await(vertx.close());
    }

    @BeforeEach
    void another_user() {
        userId = UUID.randomUUID();
        user = service.client("ai", userId);
    }

    @Test
    void a_trade_is_found_by_its_words_until_it_is_deleted() {
        UUID trade = UUID.randomUUID();
        others.tells("trading", TradeChanged.CLOSED, trade(trade).toJson());
        until(() -> ids("gap").contains(trade.toString()));
        assertThat(ids("news")).containsExactly(trade.toString());
        assertThat(service.client("ai", UUID.randomUUID())
                        .post("/intelligence/search", new JsonObject().put("query", "gap"))
                        .bodyAsJsonObject()
                        .getJsonArray("items"))
                .noneMatch(item -> ((JsonObject) item).getString("id").equals(trade.toString()));
        others.tells("trading", TradeDeleted.TYPE, new TradeDeleted(trade, userId, UUID.randomUUID()).toJson());
        until(() -> ids("gap").isEmpty());
    }

    @Test
    void an_entry_is_fetched_as_its_user_and_found_by_words_and_by_meaning() {
        UUID entry = UUID.fromString(FakeServices.id(7));
        others.on(
                "trading /journal/entries/" + entry,
                request -> FakeServices.entry("I could not wait for the pullback."));
        others.tells(
                "trading",
                JournalChanged.TYPE,
                new JournalChanged(entry, userId, LocalDate.parse("2026-11-24"), null, Set.of(), List.of(), 1, false)
                        .toJson());
        until(() -> ids("pullbacks").contains(entry.toString()));
        until(() -> ids("impatience").contains(entry.toString()));
        assertThat(user.post("/intelligence/search", new JsonObject().put("query", "impatience"))
                        .bodyAsJsonObject()
                        .getBoolean("byMeaning"))
                .isTrue();
    }

    @Test
    void an_insight_is_told_once_with_its_evidence() {
        others.tells("trading", TradeChanged.CLOSED, trade(UUID.randomUUID()).toJson());
        until(() -> !insights().isEmpty());
        JsonObject insight = insights().getJsonObject(0);
        assertThat(insight.getString("title")).isEqualTo("Your trades of Friday do worse than the rest");
        assertThat(insight.getJsonArray("statements").encode())
                .contains("Trades of Friday do worse than your others by $102.74 each on average.")
                .contains("The p-value, adjusted for everything that was tested, is 0.01.");
        others.tells("trading", TradeChanged.CLOSED, trade(UUID.randomUUID()).toJson());
        until(() -> insights().size() == 1);
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void nothing_is_left_of_a_user_who_is_gone_and_late_events_bring_nothing_back() {
        UUID trade = UUID.randomUUID();
        others.tells("trading", TradeChanged.CLOSED, trade(trade).toJson());
        until(() -> ids("gap").contains(trade.toString()));
        others.tells("auth", UserDeleted.TYPE, new UserDeleted(userId).toJson());
        until(() -> ids("gap").isEmpty());
        others.tells("trading", TradeChanged.CHANGED, trade(trade).toJson());
        UUID other = UUID.randomUUID();
        var next = service.client("ai", other);
        others.tells(
                "trading", TradeChanged.CLOSED, trade(other, UUID.randomUUID()).toJson());
        until(() -> !next.post("/intelligence/search", new JsonObject().put("query", "gap"))
                .bodyAsJsonObject()
                .getJsonArray("items")
                .isEmpty());
        assertThat(ids("gap")).isEmpty();
    }

    private List<String> ids(String query) {
        return user
                .post("/intelligence/search", new JsonObject().put("query", query))
                .bodyAsJsonObject()
                .getJsonArray("items")
                .stream()
                .map(item -> ((JsonObject) item).getString("id"))
                .toList();
    }

    private JsonArray insights() {
        return user.get("/intelligence/insights").bodyAsJsonObject().getJsonArray("items");
    }

    private long told() {
        return service
                .client("ai", Caller.service("billing"))
                .get("/internal/events?limit=500")
                .bodyAsJsonObject()
                .getJsonArray("items")
                .stream()
                .map(JsonObject.class::cast)
                .filter(event -> event.getString("type").equals(InsightCreated.TYPE))
                .filter(event -> event.getJsonObject("data").getString("userId").equals(userId.toString()))
                .count();
    }

    private TradeChanged trade(UUID id) {
        return trade(userId, id);
    }

    private static TradeChanged trade(UUID owner, UUID id) {
        Instant at = Instant.parse("2026-11-24T15:00:00Z");
        return new TradeChanged(
                id,
                owner,
                UUID.randomUUID(),
                "AAPL",
                "STOCK",
                "LONG",
                "CLOSED",
                "USD",
                BigDecimal.TEN,
                at,
                at,
                new BigDecimal("12.50"),
                BigDecimal.ONE,
                null,
                "gap and go",
                Set.of("news"));
    }
}
