package io.tradesense.analytics;

import static io.tradesense.analytics.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.analytics.patterns.domain.Kind;
import io.tradesense.analytics.patterns.domain.PastTrade;
import io.tradesense.analytics.patterns.domain.SimulatedTrader;
import io.tradesense.contracts.PatternFound;
import io.tradesense.contracts.TradeJudged;
import io.tradesense.kit.events.NewEvent;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatternServiceTest {
    private static final int TRADES = 600;

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Desk desk;

    @BeforeAll
    void start() {
        desk = new Desk(Map.of(), new MarketStandIn());
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void every_habit_is_answered_for_when_nothing_is_known_of_the_user() {
        JsonObject patterns = patterns(UUID.randomUUID(), "");
        assertThat(patterns.getJsonArray("items")).hasSize(Kind.values().length);
        assertThat(patterns.getInteger("tested")).isZero();
    }

    @Test
    void a_habit_is_found_with_its_evidence_and_its_cost_and_told_once() {
        var trader = traded(EnumSet.of(Kind.OVERTRADING), 3);
        assertThat(patterns(trader.userId(), "").getBoolean("pricesKnown")).isTrue();
        JsonObject found = pattern(trader, "", Kind.OVERTRADING);
        assertThat(found.getString("status")).isEqualTo("DETECTED");
        assertThat(found.getString("subject")).startsWith("after trade ");
        JsonObject evidence = found.getJsonObject("evidence");
        assertThat(evidence.getDouble("effect")).isNegative();
        assertThat(evidence.getJsonArray("confidenceInterval").getDouble(1)).isNegative();
        assertThat(evidence.getDouble("adjustedPValue")).isLessThanOrEqualTo(0.05);
        assertThat(Double.parseDouble(found.getString("cost"))).isPositive();
        assertThat(found.getJsonArray("tradeIds")).isNotEmpty();
        assertThat(pattern(trader, "", Kind.OVERTRADING).getString("id")).isEqualTo(found.getString("id"));
        assertThat(told(trader))
                .filteredOn(event -> event.getString("kind").equals("OVERTRADING"))
                .singleElement()
                .satisfies(event -> assertThat(event.getString("patternId")).isEqualTo(found.getString("id")));
    }

    @Test
    void what_became_of_a_habit_is_told_once_it_was_shown() {
        var trader = traded(EnumSet.of(Kind.REVENGE_SIZE), 4);
        JsonObject first = pattern(trader, "", Kind.REVENGE_SIZE);
        assertThat(first.getString("status")).isEqualTo("DETECTED");
        assertThat(first.getJsonObject("followUp")).isNull();
        Duration later = Duration.between(
                Instant.parse("2025-01-06T00:00:00Z"), Instant.now().plusSeconds(86_400));
        tell(trader, EnumSet.noneOf(Kind.class), 5, later);
        JsonObject followUp = pattern(trader, "", Kind.REVENGE_SIZE).getJsonObject("followUp");
        assertThat(followUp.getString("verdict")).isEqualTo("IMPROVED");
        assertThat(followUp.getDouble("after")).isLessThan(followUp.getDouble("before"));
    }

    @Test
    void rules_that_trading_says_were_broken_count_until_it_takes_that_back() {
        var trader = Trader.fresh();
        desk.trading(event(trader.account()));
        List<PastTrade> trades = SimulatedTrader.trades(EnumSet.of(Kind.BROKEN_RULES), 2, TRADES);
        List<UUID> broken =
                trades.stream().filter(PastTrade::mistaken).map(PastTrade::id).toList();
        desk.trading(judged(trader, broken, false));
        desk.trading(PastTrades.told(
                trader, trades.stream().map(PastTrades::withoutMistake).toList(), Duration.ZERO));
        JsonObject found = pattern(trader, "", Kind.BROKEN_RULES);
        assertThat(found.getString("status")).isEqualTo("DETECTED");
        assertThat(found.getJsonObject("evidence").getInteger("trades")).isEqualTo(broken.size());
        desk.rebuildByCommand();
        assertThat(pattern(trader, "", Kind.BROKEN_RULES)
                        .getJsonObject("evidence")
                        .getInteger("trades"))
                .isEqualTo(broken.size());
        desk.trading(judged(trader, broken, null));
        assertThat(pattern(trader, "", Kind.BROKEN_RULES).getString("status")).isEqualTo("TOO_FEW_TRADES");
    }

    private static List<NewEvent> judged(Trader trader, List<UUID> trades, @Nullable Boolean kept) {
        return trades.stream()
                .map(trade -> new TradeJudged(trade, trader.userId(), kept))
                .map(each -> new NewEvent(TradeJudged.TYPE, each.tradeId().toString(), each.toJson()))
                .toList();
    }

    @Test
    void a_question_about_some_trades_shows_nothing_for_good() {
        var trader = traded(EnumSet.of(Kind.REVENGE_SIZE), 6);
        assertThat(pattern(trader, "?side=LONG", Kind.REVENGE_SIZE).getString("status"))
                .isNotEmpty();
        assertThat(told(trader)).isEmpty();
    }

    @Test
    void of_a_deleted_user_no_habit_stays() {
        var trader = traded(EnumSet.of(Kind.REVENGE_SIZE), 8);
        assertThat(pattern(trader, "", Kind.REVENGE_SIZE).getString("status")).isEqualTo("DETECTED");
        desk.userDeleted(trader.userId());
        assertThat(patterns(trader.userId(), "").getInteger("trades")).isZero();
    }

    @Test
    void patterns_in_price_come_with_the_traders_own_record() {
        var trader = traded(EnumSet.noneOf(Kind.class), 9);
        JsonObject answer = desk.client(trader.userId())
                .get("/patterns/candlesticks?symbol=AAPL&interval=1h&from=2025-01-06&to=2025-03-01")
                .bodyAsJsonObject();
        assertThat(answer.getInteger("candles")).isGreaterThan(1_000);
        assertThat(answer.getJsonArray("items")).isNotEmpty();
        assertThat(answer.getJsonArray("records").stream()
                        .map(JsonObject.class::cast)
                        .mapToInt(own -> own.getInteger("trades"))
                        .sum())
                .isPositive();
    }

    @Test
    void a_bad_question_names_what_is_wrong() {
        var client = desk.client(UUID.randomUUID());
        assertThat(client.get("/patterns?tz=Mars").statusCode()).isEqualTo(400);
        assertThat(client.get("/patterns/candlesticks?interval=2h").statusCode())
                .isEqualTo(400);
        assertThat(client.get("/patterns?accountId=" + UUID.randomUUID()).statusCode())
                .isEqualTo(404);
    }

    private Trader traded(Set<Kind> habits, int seed) {
        var trader = Trader.fresh();
        desk.trading(event(trader.account()));
        tell(trader, habits, seed, Duration.ZERO);
        return trader;
    }

    private void tell(Trader trader, Set<Kind> habits, int seed, Duration later) {
        desk.trading(PastTrades.told(trader, habits, seed, TRADES, later));
    }

    private List<JsonObject> told(Trader trader) {
        return desk.told(PatternFound.TYPE).stream()
                .filter(event ->
                        event.getString("userId").equals(trader.userId().toString()))
                .toList();
    }

    private JsonObject pattern(Trader trader, String query, Kind kind) {
        return of(patterns(trader.userId(), query), kind);
    }

    private JsonObject patterns(UUID userId, String query) {
        var response = desk.client(userId).get("/patterns" + query);
        assertThat(response.statusCode()).as(response.bodyAsString()).isEqualTo(200);
        return response.bodyAsJsonObject();
    }

    private static JsonObject of(JsonObject patterns, Kind kind) {
        return patterns.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("kind").equals(kind.name()))
                .findFirst()
                .orElseThrow();
    }
}
