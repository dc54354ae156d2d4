package io.tradesense.ai;

import static io.tradesense.kit.testing.Waiting.await;
import static io.tradesense.kit.testing.Waiting.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.contracts.JournalChanged;
import io.tradesense.contracts.TradeChanged;
import io.tradesense.kit.testing.ContractClient;
import io.tradesense.kit.testing.TestService;
import io.vertx.core.Vertx;
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

/** Vectors of a provider: each user's on that user's account, with that user's leave, and without that user's names. */
@NullUnmarked
class VectorsTest {
    private static final int TOKENS_A_CALL = 7;
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
        model.reset();
        others.reset();
        model.vectors(
                text -> text.toLowerCase(Locale.ROOT).contains("breakaway") ? new float[] {1, 0} : new float[] {0, 1});
        userId = UUID.randomUUID();
        user = service.client("ai", userId);
    }

    @Test
    void what_they_cost_is_written_down_for_documents_and_for_questions() {
        trade(userId, "breakaway");
        until(() -> usage().getInteger("tokens") == TOKENS_A_CALL);
        assertThat(usage().getString("cost")).isEqualTo("0.000001");
        assertThat(search("breakaway").getBoolean("byMeaning")).isTrue();
        assertThat(usage().getInteger("tokens")).isEqualTo(2 * TOKENS_A_CALL);
        assertThat(usage().getInteger("calls")).isEqualTo(2);
        assertThat(usage().getInteger("reserved")).isZero();
    }

    @Test
    void who_has_no_tokens_left_is_searched_by_words_and_keeps_nobody_waiting() {
        others.budget(1);
        trade(userId, "breakaway");
        until(() -> !search("breakaway").getJsonArray("items").isEmpty());
        assertThat(search("breakaway").getBoolean("byMeaning")).isFalse();
        others.budget(-1);
        UUID other = UUID.randomUUID();
        trade(other, "breakaway");
        until(() ->
                service.client("ai", other).get("/ai/usage").bodyAsJsonObject().getInteger("tokens") == TOKENS_A_CALL);
        assertThat(usage().getInteger("tokens")).isZero();
    }

    @Test
    void who_has_turned_models_off_has_none_until_they_are_turned_on() {
        allow(false, true);
        trade(userId, "alder");
        trade(UUID.randomUUID(), "birch");
        until(() -> wasEmbedded("birch"));
        assertThat(search("alder").getBoolean("byMeaning")).isFalse();
        assertThat(wasEmbedded("alder")).isFalse();
        allow(true, true);
        until(() -> wasEmbedded("alder"));
    }

    @Test
    void what_is_written_into_a_journal_that_stays_at_home_is_found_by_words_alone() {
        allow(true, false);
        UUID entry = UUID.fromString(FakeServices.id(7));
        others.on("trading /journal/entries/" + entry, request -> FakeServices.entry("Rowan and sloe."));
        others.tells(
                "trading",
                JournalChanged.TYPE,
                new JournalChanged(entry, userId, LocalDate.parse("2026-11-24"), null, Set.of(), List.of(), 1, false)
                        .toJson());
        until(() -> !search("sloe").getJsonArray("items").isEmpty());
        trade(userId, "hazel");
        until(() -> wasEmbedded("hazel"));
        assertThat(wasEmbedded("Rowan")).isFalse();
        allow(true, true);
        until(() -> wasEmbedded("Rowan"));
    }

    private static boolean wasEmbedded(String word) {
        return model.embedded().stream().anyMatch(text -> text.contains(word) && text.contains("\n"));
    }

    @Test
    void a_question_leaves_without_the_names_of_who_asks_or_not_at_all() {
        assertThat(search("what did Ada Lovelace say of the breakaway").getBoolean("byMeaning"))
                .isTrue();
        assertThat(model.embedded())
                .isNotEmpty()
                .allMatch(text -> text.contains("breakaway"))
                .noneMatch(text -> text.contains("Lovelace"));
        others.on("auth /auth/users/me", request -> null);
        assertThat(search("Ada Lovelace once more").getBoolean("byMeaning")).isFalse();
        assertThat(model.embedded()).noneMatch(text -> text.contains("once more"));
    }

    @Test
    void a_question_to_be_made_a_filter_leaves_without_the_names_of_who_asks_or_not_at_all() {
        model.script(body -> model.says("{\"symbol\":\"AAPL\"}"));
        assertThat(filter("How did Ada Lovelace do on AAPL?").getString("by")).isEqualTo("MODEL");
        assertThat(model.asked().get(0).encode()).contains("AAPL").doesNotContain("Lovelace");
        others.on("auth /auth/users/me", request -> null);
        assertThat(filter("How did Ada Lovelace do on AAPL?").getString("by")).isEqualTo("RULES");
        assertThat(model.asked()).hasSize(1);
    }

    private JsonObject filter(String question) {
        return user.post("/intelligence/questions", new JsonObject().put("question", question))
                .bodyAsJsonObject();
    }

    private JsonObject search(String query) {
        return user.post("/intelligence/search", new JsonObject().put("query", query))
                .bodyAsJsonObject();
    }

    private JsonObject usage() {
        return user.get("/ai/usage").bodyAsJsonObject();
    }

    private void allow(boolean models, boolean journal) {
        var choice = new JsonObject().put("models", models).put("journal", journal);
        assertThat(user.put("/ai/settings", choice).statusCode()).isEqualTo(200);
    }

    private static void trade(UUID owner, String setup) {
        Instant at = Instant.parse("2026-11-24T15:00:00Z");
        var trade = new TradeChanged(
                UUID.randomUUID(),
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
                setup,
                Set.of());
        others.tells("trading", TradeChanged.CLOSED, trade.toJson());
    }
}
