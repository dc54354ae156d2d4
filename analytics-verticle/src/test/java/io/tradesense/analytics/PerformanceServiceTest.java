package io.tradesense.analytics;

import static io.tradesense.analytics.Desk.closed;
import static io.tradesense.analytics.Desk.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tradesense.contracts.TradeChanged;
import io.tradesense.kit.events.NewEvent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PerformanceServiceTest {
    private static final String SUMMARY = "/performance/summary";
    private static final int MANY = 1_300;
    private final Trader trader = Trader.fresh();
    private final List<TradeChanged> trades = trader.trades(MANY);

    @SuppressWarnings("NullAway.Init") // set before the first test
    private Desk desk;

    @BeforeAll
    void start() {
        desk = new Desk(Map.of());
        List<NewEvent> events = new ArrayList<>(List.of(event(trader.account())));
        trades.forEach(trade -> events.add(closed(trade)));
        desk.trading(events);
    }

    @AfterAll
    void stop() {
        desk.close();
    }

    @Test
    void figures_are_those_of_the_trades_told_of() {
        JsonObject summary = get(trader.userId(), SUMMARY);
        List<BigDecimal> results =
                trades.stream().map(PerformanceServiceTest::net).toList();
        BigDecimal net = results.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal won = results.stream().filter(r -> r.signum() > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
        long wins = results.stream().filter(r -> r.signum() > 0).count();

        assertThat(summary.getInteger("trades")).isEqualTo(MANY);
        assertThat(summary.getLong("wins")).isEqualTo(wins);
        assertThat(summary.getDouble("winRate")).isEqualTo((double) wins / MANY);
        assertThat(money(summary, "netPnl")).isEqualByComparingTo(net);
        assertThat(money(summary, "grossProfit")).isEqualByComparingTo(won);
        assertThat(money(summary, "grossLoss")).isEqualByComparingTo(net.subtract(won));
        assertThat(money(summary, "fees")).isEqualByComparingTo(BigDecimal.valueOf(MANY));
        assertThat(money(summary, "expectancy"))
                .isEqualByComparingTo(net.divide(BigDecimal.valueOf(MANY), 10, RoundingMode.HALF_EVEN));
        assertThat(money(summary, "maxDrawdown")).isEqualByComparingTo(deepestFall(results));
        assertThat(summary.getDouble("profitFactor"))
                .isCloseTo(won.doubleValue() / won.subtract(net).doubleValue(), within(1e-12));
    }

    @Test
    void an_answer_says_what_it_rests_on() {
        JsonObject summary = get(trader.userId(), SUMMARY);
        assertThat(summary.getString("currency")).isEqualTo("USD");
        assertThat(money(summary, "startingBalance")).isEqualByComparingTo(Trader.BALANCE);
        assertThat(summary.getLong("dataVersion")).isPositive();
        assertThat(summary.getInstant("asOf")).isAfter(Instant.EPOCH);
    }

    @Test
    void the_equity_curve_ends_where_the_summary_does() {
        JsonObject summary = get(trader.userId(), SUMMARY);
        BigDecimal end = Trader.BALANCE.add(money(summary, "netPnl"));
        for (String by : List.of("trade", "day")) {
            JsonObject curve = get(trader.userId(), "/performance/equity-curve?points=50&by=" + by);
            JsonArray points = curve.getJsonArray("points");
            assertThat(points.size()).isBetween(5, 50);
            assertThat(curve.getBoolean("thinned")).isTrue();
            assertThat(money(points.getJsonObject(points.size() - 1), "equity")).isEqualByComparingTo(end);
        }
        assertThat(get(trader.userId(), "/performance/equity-curve").getInteger("steps"))
                .isEqualTo(MANY);
    }

    @Test
    void a_breakdown_divides_the_trades_and_loses_none() {
        JsonObject breakdown = get(trader.userId(), "/performance/breakdown?by=symbol");
        Map<String, List<TradeChanged>> bySymbol = trades.stream().collect(Collectors.groupingBy(TradeChanged::symbol));
        assertThat(breakdown.getJsonArray("items")).hasSameSizeAs(bySymbol.keySet());
        for (Object each : breakdown.getJsonArray("items")) {
            var cell = (JsonObject) each;
            List<TradeChanged> expected = bySymbol.getOrDefault(cell.getString("key"), List.of());
            assertThat(cell.getInteger("trades")).isEqualTo(expected.size());
            assertThat(money(cell, "netPnl"))
                    .isEqualByComparingTo(expected.stream()
                            .map(PerformanceServiceTest::net)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    @Test
    void every_dimension_answers_within_the_contract() {
        for (String by : List.of("hour", "weekday", "month", "tag", "setup", "side", "assetClass", "holdingTime")) {
            JsonObject breakdown = get(trader.userId(), "/performance/breakdown?tz=Europe/Berlin&by=" + by);
            assertThat(breakdown.getJsonArray("items")).as(by).isNotEmpty();
        }
    }

    @Test
    void every_series_answers_within_the_contract() {
        for (String address : List.of(
                "drawdowns?limit=3",
                "calendar?by=day",
                "calendar?by=week",
                "calendar?by=month&tz=Asia/Tokyo",
                "distribution",
                "distribution?of=r&bins=7",
                "distribution?of=dailyReturn",
                "distribution?of=holdingTime",
                "rolling?window=20&points=30",
                "risk",
                "risk?trials=40&convention=quantstats")) {
            JsonObject answer = get(trader.userId(), "/performance/" + address);
            assertThat(answer.getLong("dataVersion")).as(address).isPositive();
            JsonObject explained = get(
                    trader.userId(), "/performance/" + address + (address.contains("?") ? "&" : "?") + "explain=true");
            assertThat(explained.getJsonObject("explain")).as(address).isNotEmpty();
            explained.remove("explain");
            assertThat(explained).isEqualTo(answer);
        }
    }

    @Test
    void somebody_without_trades_is_answered_with_reasons() {
        UUID nobody = UUID.randomUUID();
        JsonObject summary = get(nobody, SUMMARY);
        assertThat(summary.getJsonObject("undefined").getString("winRate")).isEqualTo("no trade");
        assertThat(summary.getJsonObject("undefined").getString("daily.sharpe")).isEqualTo("as sharpe");
        for (String series : List.of("drawdowns", "calendar", "distribution", "rolling", "risk")) {
            assertThat(get(nobody, "/performance/" + series).getLong("dataVersion"))
                    .isZero();
        }
    }

    @Test
    void every_figure_of_a_summary_is_explained() {
        JsonObject summary = get(trader.userId(), SUMMARY + "?explain=true");
        JsonObject explain = summary.getJsonObject("explain");
        var frame =
                Set.of("currency", "otherCurrencies", "startingBalance", "asOf", "dataVersion", "undefined", "explain");
        for (String figure : summary.fieldNames()) {
            if (frame.contains(figure)) continue;
            if (summary.getValue(figure) instanceof JsonObject group) {
                group.fieldNames()
                        .forEach(each -> assertThat(explain.fieldNames()).contains(figure + "." + each));
            } else {
                assertThat(explain.fieldNames()).contains(figure);
            }
        }
        assertThat(explain.getJsonObject("sharpe").getString("source")).contains("Sharpe");
    }

    @Test
    void conventions_differ_and_say_how() {
        JsonObject ours = get(trader.userId(), SUMMARY + "?explain=true");
        JsonObject theirs = get(trader.userId(), SUMMARY + "?explain=true&convention=quantstats");
        assertThat(theirs.getDouble("ulcerIndex")).isGreaterThan(ours.getDouble("ulcerIndex"));
        assertThat(theirs.getJsonObject("explain").getJsonObject("ulcerIndex").getString("convention"))
                .contains("quantstats");
        assertThat(theirs.getDouble("sharpe")).isEqualTo(ours.getDouble("sharpe"));
    }

    @Test
    void a_version_seen_is_waited_for() {
        var other = Trader.fresh();
        desk.trading(event(other.account()), closed(other.trade("5")));
        JsonObject seen = get(other.userId(), SUMMARY);
        long next = seen.getLong("dataVersion") + 1;
        var late = desk.client(other.userId()).get(SUMMARY + "?wait=0&minVersion=" + next);
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.bodyAsJsonObject().getString("type")).endsWith("version-not-reached");
        desk.trading(closed(other.trade("7")));
        assertThat(get(other.userId(), SUMMARY + "?minVersion=" + next).getInteger("trades"))
                .isEqualTo(2);
        assertThat(get(other.userId(), SUMMARY + "?minAsOf=" + seen.getString("asOf"))
                        .getInteger("trades"))
                .isEqualTo(2);
        assertThat(desk.client(other.userId())
                        .get(SUMMARY + "?wait=0&minAsOf=2199-01-01")
                        .statusCode())
                .isEqualTo(503);
    }

    @Test
    void dates_are_whole_days_of_the_zone() {
        var other = Trader.fresh();
        desk.trading(
                event(other.account()),
                closed(other.trade("AAPL", Instant.parse("2026-03-03T04:59:59.999999Z"), "5")),
                closed(other.trade("AAPL", Instant.parse("2026-03-03T05:00:00Z"), "7")),
                closed(other.trade("AAPL", Instant.parse("2026-03-04T04:59:59Z"), "11")));
        assertThat(net(other, "?from=2026-03-02&to=2026-03-02&tz=America/New_York"))
                .isEqualTo("4");
        assertThat(net(other, "?from=2026-03-03&to=2026-03-03&tz=America/New_York"))
                .isEqualTo("16");
        assertThat(net(other, "?from=2026-03-03T05:00:00Z&to=2026-03-04T04:59:59Z"))
                .isEqualTo("6");
        assertThat(net(other, "?from=2026-03-03T00:00:00-05:00&tz=Asia/Tokyo")).isEqualTo("16");
    }

    @Test
    void filters_leave_out_what_does_not_match() {
        long tesla = trades.stream().filter(t -> t.symbol().equals("TSLA")).count();
        assertThat(get(trader.userId(), SUMMARY + "?symbol=TSLA").getLong("trades"))
                .isEqualTo(tesla);
        assertThat(get(trader.userId(), SUMMARY + "?side=SHORT").getLong("trades"))
                .isZero();
        assertThat(get(trader.userId(), SUMMARY + "?tag=plan&accountId=" + trader.accountId())
                        .getLong("trades"))
                .isEqualTo(MANY);
        assertThat(get(trader.userId(), SUMMARY + "?setup=none").getLong("trades"))
                .isZero();
    }

    @Test
    void currencies_are_kept_apart() {
        var dollars = Trader.fresh();
        var euros = dollars.with("EUR");
        desk.trading(
                event(dollars.account()),
                event(euros.account()),
                closed(dollars.trade("5")),
                closed(euros.trade("7")),
                closed(euros.trade("9")));
        JsonObject most = get(dollars.userId(), SUMMARY);
        assertThat(most.getString("currency")).isEqualTo("EUR");
        assertThat(most.getString("netPnl")).isEqualTo("14");
        assertThat(money(most, "startingBalance")).isEqualByComparingTo(Trader.BALANCE);
        assertThat(most.getJsonArray("otherCurrencies"))
                .containsExactly(new JsonObject().put("currency", "USD").put("trades", 1));
        assertThat(net(dollars, "?currency=USD")).isEqualTo("4");
    }

    @Test
    void a_user_without_trades_has_zeros_and_no_ratios() {
        JsonObject nothing = get(UUID.randomUUID(), SUMMARY);
        assertThat(nothing.getInteger("trades")).isZero();
        assertThat(nothing.getValue("winRate")).isNull();
        assertThat(nothing.getValue("currency")).isNull();
        assertThat(nothing.getValue("asOf")).isNull();
        assertThat(nothing.getLong("dataVersion")).isZero();
    }

    @Test
    void somebody_elses_account_is_as_unknown_as_nobodys() {
        var stranger = Trader.fresh();
        desk.trading(event(stranger.account()), closed(stranger.trade("77")));
        for (UUID account : List.of(trader.accountId(), UUID.randomUUID())) {
            var refused = desk.client(stranger.userId()).get(SUMMARY + "?accountId=" + account);
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.bodyAsJsonObject().getString("detail")).isEqualTo("account not found");
        }
        assertThat(net(stranger, "")).isEqualTo("76");
    }

    @Test
    void all_bad_parameters_are_named_at_once() {
        var refused = desk.client(trader.userId())
                .get(
                        "/performance/breakdown?by=mood&accountId=7&side=UP&from=2026-02-30&to=soon&tz=Mars/Base&currency=$");
        assertThat(refused.statusCode()).isEqualTo(400);
        JsonArray errors = refused.bodyAsJsonObject().getJsonArray("errors");
        assertThat(errors.stream().map(each -> ((JsonObject) each).getString("pointer")))
                .containsExactlyInAnyOrder(
                        "query:by",
                        "query:accountId",
                        "query:side",
                        "query:from",
                        "query:to",
                        "query:tz",
                        "query:currency");
        assertThat(errors.encode()).contains("Mars/Base");
    }

    @Test
    void a_period_that_ends_before_it_begins_is_refused() {
        var refused = desk.client(trader.userId()).get(SUMMARY + "?from=2026-03-03&to=2026-03-02");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.bodyAsJsonObject().getJsonArray("errors").encode()).contains("query:to");
    }

    @Test
    void nobody_is_answered_without_signing_in() {
        assertThat(desk.services().anonymous("analytics").get(SUMMARY).statusCode())
                .isEqualTo(401);
    }

    private JsonObject get(UUID userId, String uri) {
        var answer = desk.client(userId).get(uri);
        assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
        return answer.bodyAsJsonObject();
    }

    private String net(Trader of, String query) {
        return get(of.userId(), SUMMARY + query).getString("netPnl");
    }

    private static BigDecimal money(JsonObject json, String field) {
        return new BigDecimal(json.getString(field));
    }

    private static BigDecimal net(TradeChanged trade) {
        return trade.grossPnl().subtract(trade.fees());
    }

    private static BigDecimal deepestFall(List<BigDecimal> results) {
        BigDecimal level = BigDecimal.ZERO;
        BigDecimal peak = BigDecimal.ZERO;
        BigDecimal deepest = BigDecimal.ZERO;
        for (BigDecimal result : results) {
            level = level.add(result);
            peak = peak.max(level);
            deepest = deepest.min(level.subtract(peak));
        }
        return deepest;
    }
}
