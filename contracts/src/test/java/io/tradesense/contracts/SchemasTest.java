package io.tradesense.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event record writes what its schema promises, and reads back what it wrote. */
@NullUnmarked
class SchemasTest {
    private static final UUID ID = UUID.fromString("6f1c2a52-3a0f-4a4e-9f0e-6f2a3b1c4d5e");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {TradeChanged.OPENED, TradeChanged.CHANGED, TradeChanged.CLOSED})
    void a_closed_trade_keeps_to_its_schema(String type) {
        holds(type, trade(NOON, new BigDecimal("125.00"), "gap and go"), TradeChanged::toJson, TradeChanged::fromJson);
    }

    @Test
    void an_open_trade_leaves_out_what_is_not_known() {
        var open = trade(null, null, null);
        holds(TradeChanged.OPENED, open, TradeChanged::toJson, TradeChanged::fromJson);
        assertThat(open.toJson().fieldNames()).doesNotContain("closedAt", "riskAmount", "setup");
    }

    @Test
    void the_other_events_keep_to_their_schemas() {
        holds(TradeDeleted.TYPE, new TradeDeleted(ID, ID, ID), TradeDeleted::toJson, TradeDeleted::fromJson);
        holds(TradeJudged.TYPE, new TradeJudged(ID, ID, false), TradeJudged::toJson, TradeJudged::fromJson);
        holds(TradeJudged.TYPE, new TradeJudged(ID, ID, null), TradeJudged::toJson, TradeJudged::fromJson);
        holds(
                AccountChanged.TYPE,
                new AccountChanged(ID, ID, "Main", "USD", new BigDecimal("25000"), false),
                AccountChanged::toJson,
                AccountChanged::fromJson);
        holds(
                ImportCompleted.TYPE,
                new ImportCompleted(ID, ID, ID, "ibkr-flex", 3, 2, 1),
                ImportCompleted::toJson,
                ImportCompleted::fromJson);
        holds(
                AlertTriggered.TYPE,
                new AlertTriggered(
                        ID, ID, "AAPL", "ABOVE", new BigDecimal("200"), new BigDecimal("200.05"), NOON, true),
                AlertTriggered::toJson,
                AlertTriggered::fromJson);
        holds(
                QuoteTicked.TYPE,
                new QuoteTicked("AAPL", new BigDecimal("200.05"), "USD", NOON, "simulator", true),
                QuoteTicked::toJson,
                QuoteTicked::fromJson);
        holds(PatternFound.TYPE, found(new BigDecimal("412.50"), "USD"), PatternFound::toJson, PatternFound::fromJson);
        holds(PatternFound.TYPE, found(null, null), PatternFound::toJson, PatternFound::fromJson);
        holds(
                InsightCreated.TYPE,
                new InsightCreated(ID, ID, "CELL", "Your Fridays do worse than the rest", "WARNING", NOON),
                InsightCreated::toJson,
                InsightCreated::fromJson);
        holds(JournalChanged.TYPE, entry("calm"), JournalChanged::toJson, JournalChanged::fromJson);
        holds(JournalChanged.TYPE, entry(null), JournalChanged::toJson, JournalChanged::fromJson);
        holds(
                PerformanceUpdated.TYPE,
                new PerformanceUpdated(ID, 42, NOON),
                PerformanceUpdated::toJson,
                PerformanceUpdated::fromJson);
        holds(UserRegistered.TYPE, new UserRegistered(ID), UserRegistered::toJson, UserRegistered::fromJson);
        holds(UserDeleted.TYPE, new UserDeleted(ID), UserDeleted::toJson, UserDeleted::fromJson);
        holds(SessionRevoked.TYPE, new SessionRevoked(ID, ID, 0), SessionRevoked::toJson, SessionRevoked::fromJson);
        holds(SessionRevoked.TYPE, new SessionRevoked(ID, null, 3), SessionRevoked::toJson, SessionRevoked::fromJson);
        holds(UserDisabled.TYPE, new UserDisabled(ID, 4), UserDisabled::toJson, UserDisabled::fromJson);
        holds(ApiKeyRevoked.TYPE, new ApiKeyRevoked(ID, ID), ApiKeyRevoked::toJson, ApiKeyRevoked::fromJson);
    }

    @Test
    void what_billing_tells_and_hears_keeps_to_its_schemas() {
        holds(
                SubscriptionChanged.TYPE,
                new SubscriptionChanged(ID, "pro", "past_due", Map.of("accounts", 10L, "importsPerMonth", -1L), 7),
                SubscriptionChanged::toJson,
                SubscriptionChanged::fromJson);
        holds(
                PaymentFailed.TYPE,
                new PaymentFailed(ID, "in_1", new BigDecimal("19.00"), "USD", 2, NOON, NOON),
                PaymentFailed::toJson,
                PaymentFailed::fromJson);
        holds(
                PaymentFailed.TYPE,
                new PaymentFailed(ID, "in_1", new BigDecimal("19.00"), "USD", 4, null, null),
                PaymentFailed::toJson,
                PaymentFailed::fromJson);
        holds(
                AiUsageRecorded.TYPE,
                new AiUsageRecorded(ID, 1_200, 3_400, NOON),
                AiUsageRecorded::toJson,
                AiUsageRecorded::fromJson);
        holds(
                MarketUsageRecorded.TYPE,
                new MarketUsageRecorded(ID, 12, NOON),
                MarketUsageRecorded::toJson,
                MarketUsageRecorded::fromJson);
    }

    @Test
    void a_schema_refuses_an_amount_that_is_a_float() {
        var wrong = trade(NOON, null, null).toJson().put("grossPnl", 12.5);
        assertThat(schema(TradeChanged.CLOSED).validate(wrong).getValid()).isFalse();
    }

    private static TradeChanged trade(Instant closedAt, BigDecimal risk, String setup) {
        return new TradeChanged(
                ID,
                ID,
                ID,
                "ESZ5",
                "FUTURE",
                "SHORT",
                closedAt == null ? "OPEN" : "CLOSED",
                "USD",
                BigDecimal.TEN,
                NOON,
                closedAt,
                new BigDecimal("-12.50"),
                new BigDecimal("4.24"),
                risk,
                setup,
                Set.of("late", "news"),
                Set.of("chased"),
                closedAt == null ? null : 4,
                risk,
                risk,
                setup == null ? null : new BigDecimal("-1.5"),
                setup == null ? TradeChanged.Fills.UNKNOWN : fills());
    }

    private static TradeChanged.Fills fills() {
        return new TradeChanged.Fills(
                new BigDecimal("5001.25"),
                new BigDecimal("5000.5"),
                BigDecimal.TEN,
                new BigDecimal("50"),
                3,
                new BigDecimal("2.5"),
                new BigDecimal("-80"),
                new BigDecimal("40.5"));
    }

    private static PatternFound found(BigDecimal cost, String currency) {
        return new PatternFound(
                ID, ID, "TILT", "Worse results after two losses in a row", "HIGH", cost, currency, 7, NOON);
    }

    private static JournalChanged entry(String mood) {
        return new JournalChanged(
                ID, ID, LocalDate.parse("2026-03-02"), mood, Set.of("review"), List.of(ID), 2, mood == null);
    }

    private static <T> void holds(String type, T event, Function<T, JsonObject> write, Function<JsonObject, T> read) {
        JsonObject json = write.apply(event);
        var result = schema(type).validate(json);
        assertThat(result.getValid()).as("%s: %s", type, result.toJson()).isTrue();
        assertThat(read.apply(new JsonObject(json.encode()))).isEqualTo(event);
    }

    private static Validator schema(String type) {
        try (var file = SchemasTest.class.getResourceAsStream("/schemas/" + type + ".json")) {
            assertThat(file).as("schema of %s", type).isNotNull();
            return Validator.create(
                    JsonSchema.of(new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8))),
                    new JsonSchemaOptions()
                            .setBaseUri("app://tradesense")
                            .setDraft(Draft.DRAFT202012)
                            .setOutputFormat(OutputFormat.Basic));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
