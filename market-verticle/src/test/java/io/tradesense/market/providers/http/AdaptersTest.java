package io.tradesense.market.providers.http;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.TestClock;
import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.history.domain.Interval;
import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.providers.domain.CandleRequest;
import io.tradesense.market.providers.domain.Capability;
import io.tradesense.market.providers.domain.Limits;
import io.tradesense.market.providers.domain.Outcome;
import io.tradesense.market.providers.domain.Provider;
import io.tradesense.market.quotes.domain.Quote;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each adapter against a stand-in that answers as the provider documents, and in every way that must not be believed. */
@NullUnmarked
class AdaptersTest {
    private static final Instant NOW = Instant.parse("2026-03-03T18:00:00Z");
    private static final Duration TIME = Duration.ofMillis(400);
    private static final CandleRequest DAYS = request("AAPL");
    private static Vertx vertx;
    private static HttpClient client;
    private StandIn standIn;

    /** The adapters, each with a good quote, a good pair of daily candles, and its way of not knowing a symbol. */
    enum Adapter {
        ALPACA("""
                {"symbol":"AAPL","latestTrade":{"t":"2026-03-03T17:59:58.123456789Z","x":"V","p":190.12,"s":100},
                 "latestQuote":{"t":"2026-03-03T17:59:58Z","ap":190.13,"as":1,"bp":190.11,"bs":2},
                 "dailyBar":{"t":"2026-03-03T05:00:00Z","o":188.5,"h":191,"l":188.1,"c":190.12,"v":1000},
                 "prevDailyBar":{"t":"2026-03-02T05:00:00Z","o":1,"h":1,"l":1,"c":187.25,"v":1}}""", """
                {"bars":[{"t":"2026-02-26T05:00:00Z","o":1.5,"h":2,"l":1,"c":1.75,"v":10},
                         {"t":"2026-02-27T05:00:00Z","o":1.75,"h":2,"l":1,"c":1.8,"v":11}],
                 "symbol":"AAPL","next_page_token":null}""", 404, "{\"message\":\"symbol not found: AAPL\"}"),
        MASSIVE("""
                {"status":"OK","request_id":"x","ticker":{"ticker":"AAPL","todaysChange":2.87,
                 "day":{"o":188.5,"h":191,"l":188.1,"c":190.12,"v":1000},"lastQuote":{"P":190.13,"S":1,"p":190.11,"s":2},
                 "lastTrade":{"p":190.12,"s":100,"t":1772560798123456789},"prevDay":{"c":187.25},
                 "updated":1772560798123456789}}""", """
                {"ticker":"AAPL","status":"OK","adjusted":false,"resultsCount":2,
                 "results":[{"t":1772082000000,"o":1.5,"h":2,"l":1,"c":1.75,"v":10},
                            {"t":1772168400000,"o":1.75,"h":2,"l":1,"c":1.8,"v":11}]}""", 404, "{\"status\":\"NOT_FOUND\",\"error\":\"Ticker not found.\"}"),
        FINNHUB(
                "{\"c\":190.12,\"d\":2.87,\"dp\":1.53,\"h\":191,\"l\":188.1,\"o\":188.5,\"pc\":187.25,\"t\":1772560798}",
                """
                {"s":"ok","t":[1772064000,1772150400],"o":[1.5,1.75],"h":[2,2],"l":[1,1],"c":[1.75,1.8],"v":[10,11]}""",
                200,
                "{\"c\":0,\"d\":null,\"dp\":null,\"h\":0,\"l\":0,\"o\":0,\"pc\":0,\"t\":0}"),
        TWELVE_DATA("""
                {"symbol":"AAPL","name":"Apple Inc","exchange":"NASDAQ","currency":"USD","datetime":"2026-03-03",
                 "timestamp":1772548200,"last_quote_at":1772560798,"open":"188.5","high":"191","low":"188.1",
                 "close":"190.12","volume":"1000","previous_close":"187.25","is_market_open":true}""", """
                {"meta":{"symbol":"AAPL","interval":"1day"},"values":[
                 {"datetime":"2026-02-26","open":"1.5","high":"2","low":"1","close":"1.75","volume":"10"},
                 {"datetime":"2026-02-27","open":"1.75","high":"2","low":"1","close":"1.8","volume":"11"}],
                 "status":"ok"}""", 200, "{\"code\":404,\"message\":\"**symbol** not found: AAPL\",\"status\":\"error\"}"),
        ALPHA_VANTAGE("""
                {"Global Quote":{"01. symbol":"AAPL","02. open":"188.5","03. high":"191","04. low":"188.1",
                 "05. price":"190.12","06. volume":"1000","07. latest trading day":"2026-03-03",
                 "08. previous close":"187.25","09. change":"2.87","10. change percent":"1.5327%"}}""", """
                {"Meta Data":{"2. Symbol":"AAPL"},"Time Series (Daily)":{
                 "2026-02-27":{"1. open":"1.75","2. high":"2","3. low":"1","4. close":"1.8","5. volume":"11"},
                 "2026-02-26":{"1. open":"1.5","2. high":"2","3. low":"1","4. close":"1.75","5. volume":"10"}}}""", 200, "{\"Global Quote\":{}}"),
        BINANCE("""
                {"symbol":"BTCUSDT","priceChange":"2.87","lastPrice":"190.12","bidPrice":"190.11","askPrice":"190.13",
                 "openPrice":"188.5","highPrice":"191","lowPrice":"188.1","volume":"1000.5","closeTime":1772560798123}""", """
                [[1772064000000,"1.5","2","1","1.75","10",1772150399999,"1",3,"1","1","0"],
                 [1772150400000,"1.75","2","1","1.8","11",1772236799999,"1",3,"1","1","0"]]""", 400, "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"),
        COINBASE("""
                {"trade_id":1,"price":"190.12","size":"0.1","bid":"190.11","ask":"190.13","volume":"1000.5",
                 "time":"2026-03-03T17:59:58.123Z"}""", "[[1772150400,1,2,1.75,1.8,11],[1772064000,1,2,1.5,1.75,10]]", 404, "{\"message\":\"NotFound\"}");

        private final String quote;
        private final String candles;
        private final int unknownStatus;
        private final String unknown;

        Adapter(String quote, String candles, int unknownStatus, String unknown) {
            this.quote = quote;
            this.candles = candles;
            this.unknownStatus = unknownStatus;
            this.unknown = unknown;
        }

        Instrument instrument() {
            return Instrument.parse(this == BINANCE || this == COINBASE ? "BTC-USD" : "AAPL");
        }

        Provider at(StandIn standIn) {
            var http = new ProviderHttp(client, standIn.url(), Map.of(), new TestClock(NOW));
            var plan =
                    new Plan(name(), instrument().kind(), EnumSet.allOf(Capability.class), new Limits(0, 0, 1), true);
            return switch (this) {
                case ALPACA -> new Alpaca(plan, http, "iex");
                case MASSIVE -> new Massive(plan, http, "key");
                case FINNHUB -> new Finnhub(plan, http, "key");
                case TWELVE_DATA -> new TwelveData(plan, http, "key");
                case ALPHA_VANTAGE -> new AlphaVantage(plan, http, "key");
                case BINANCE -> new Binance(plan, http);
                case COINBASE -> new Coinbase(plan, http);
            };
        }
    }

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        client = vertx.createHttpClient();
    }

    @AfterAll
    static void shut() {
        await(vertx.close());
    }

    @BeforeEach
    void start() {
        standIn = new StandIn(vertx);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_good_quote_is_read_to_the_last_digit(Adapter adapter) {
        standIn.answers(200, adapter.quote);
        assertThat(quote(adapter)).isInstanceOfSatisfying(Outcome.Ok.class, ok -> {
            var quote = (Quote) ok.value();
            assertThat(quote.price()).isEqualTo("190.12");
            assertThat(quote.symbol()).isEqualTo(adapter.instrument().symbol());
            assertThat(quote.asOf()).isBetween(NOW.minusSeconds(3), NOW);
            assertThat(quote.simulated()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void good_candles_come_ascending_and_begin_with_their_session(Adapter adapter) {
        standIn.answers(200, adapter.candles);
        assertThat(candles(adapter)).isInstanceOfSatisfying(Outcome.Ok.class, ok -> {
            @SuppressWarnings("unchecked") // the outcome of candles is candles
            var candles = (List<Candle>) ok.value();
            assertThat(candles)
                    .extracting(candle -> candle.close().toPlainString())
                    .containsExactly("1.75", "1.8");
            String open = adapter.instrument().kind() == AssetKind.EQUITY ? "T14:30:00Z" : "T00:00:00Z";
            assertThat(candles)
                    .extracting(Candle::t)
                    .containsExactly(Instant.parse("2026-02-26" + open), Instant.parse("2026-02-27" + open));
        });
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_symbol_is_not_found(Adapter adapter) {
        standIn.answers(adapter.unknownStatus, adapter.unknown);
        assertThat(quote(adapter)).isInstanceOf(Outcome.NotFound.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_429_and_a_418_say_how_long_to_stay_away(Adapter adapter) {
        for (int status : List.of(429, 418)) {
            standIn.answers(request -> request.response()
                    .setStatusCode(status)
                    .putHeader("retry-after", "17")
                    .end("slow down"));
            assertThat(quote(adapter)).isEqualTo(new Outcome.RateLimited<Quote>(NOW.plusSeconds(17)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_refused_key_or_plan_is_not_entitled(Adapter adapter) {
        for (int status : List.of(401, 402, 403)) {
            standIn.answers(status, "{\"message\":\"forbidden\"}");
            assertThat(quote(adapter)).isInstanceOf(Outcome.NotEntitled.class);
        }
    }

    @ParameterizedTest
    @MethodSource("poisons")
    void what_is_no_quote_is_never_taken_for_one(Adapter adapter, String poison) {
        standIn.answers(200, poison);
        assertThat(quote(adapter)).isNotInstanceOf(Outcome.Ok.class);
        standIn.answers(404, poison);
        assertThat(quote(adapter)).isNotInstanceOf(Outcome.Ok.class);
    }

    static Stream<Arguments> poisons() {
        return Stream.of(Adapter.values())
                .flatMap(adapter -> Stream.of(
                                "<html><body>Please enable JavaScript</body></html>",
                                "",
                                "null",
                                "[]",
                                "{}",
                                "0",
                                "{\"error\":\"something\"}",
                                "{\"status\":\"error\",\"code\":500,\"message\":\"internal\"}",
                                "{\"Information\":\"Thank you! Our limit is 25 requests per day.\"}",
                                adapter.quote.substring(0, adapter.quote.length() * 2 / 3),
                                adapter.quote + "}",
                                adapter.quote.replace("190.12", "0"),
                                adapter.quote.replace("190.12", "-190.12"),
                                adapter.quote.replace("\"190.12\"", "null").replace("190.12", "null"),
                                adapter.quote.replace("\"190.12\"", "190.12!").replace(":190.12", ":\"190.12\""),
                                adapter.quote.replace("190.12", "1e999999999"),
                                adapter.quote
                                        .replace("2026-03-03", "2031-03-03")
                                        .replace(":1772560798", ":1930000000"),
                                adapter.quote.replace("AAPL\"", "MSFT\"").replace("BTCUSDT", "ETHUSDT"))
                        .filter(poison -> !poison.equals(adapter.quote))
                        .map(poison -> Arguments.of(adapter, poison)));
    }

    @ParameterizedTest
    @MethodSource("candlePoisons")
    void what_are_no_candles_are_never_taken_for_some(Adapter adapter, String poison) {
        standIn.answers(200, poison);
        assertThat(candles(adapter)).isNotInstanceOf(Outcome.Ok.class);
    }

    static Stream<Arguments> candlePoisons() {
        return Stream.of(Adapter.values())
                .flatMap(adapter -> Stream.of(
                                "<html></html>",
                                "null",
                                "{}",
                                adapter.candles.substring(0, adapter.candles.length() - 9),
                                adapter.candles.replace("1.75", "0"),
                                adapter.candles.replace("\"1.75\"", "null").replace("1.75", "null"),
                                adapter.candles
                                        .replace("\"1.8\"", "1.8x")
                                        .replace(":1.8", ":\"1.8\"")
                                        .replace(",1.8", ",\"1.8\""),
                                adapter.candles
                                        .replace("\"11\"", "\"-11\"")
                                        .replace(":11", ":-11")
                                        .replace(",11", ",-11"),
                                swappedDates(adapter.candles))
                        .filter(poison -> !poison.equals(adapter.candles))
                        .map(poison -> Arguments.of(adapter, poison)));
    }

    private static String swappedDates(String candles) {
        return candles.replace("2026-02-26", "#")
                .replace("2026-02-27", "2026-02-26")
                .replace("#", "2026-02-27")
                .replace("1772064000", "#")
                .replace("1772150400", "1772064000")
                .replace("#", "1772150400")
                .replace("1772082000000", "#")
                .replace("1772168400000", "1772082000000")
                .replace("#", "1772168400000");
    }

    @ParameterizedTest
    @EnumSource
    void a_slow_drip_a_closed_connection_and_a_5xx_are_down(Adapter adapter) {
        standIn.drips(vertx);
        assertThat(quote(adapter)).isInstanceOf(Outcome.Down.class);
        standIn.answers(request -> request.connection().close());
        assertThat(quote(adapter)).isInstanceOf(Outcome.Down.class);
        standIn.answers(502, "<html>Bad gateway</html>");
        assertThat(quote(adapter)).isInstanceOf(Outcome.Down.class);
    }

    @Test
    void alpha_vantage_says_no_with_status_200() {
        standIn.answers(
                200, "{\"Note\":\"Our standard API call frequency is 5 calls per minute and 500 calls per day.\"}");
        assertThat(quote(Adapter.ALPHA_VANTAGE)).isEqualTo(new Outcome.RateLimited<Quote>(NOW.plusSeconds(60)));
        standIn.answers(
                200,
                "{\"Information\":\"Our standard API rate limit is 25 requests per day. See premium plans to remove it.\"}");
        assertThat(quote(Adapter.ALPHA_VANTAGE))
                .isEqualTo(new Outcome.RateLimited<Quote>(Instant.parse("2026-03-04T00:00:00Z")));
        standIn.answers(200, "{\"Information\":\"This is a premium endpoint.\"}");
        assertThat(quote(Adapter.ALPHA_VANTAGE)).isInstanceOf(Outcome.NotEntitled.class);
    }

    @Test
    void twelve_data_says_no_with_status_200() {
        standIn.answers(
                200,
                "{\"code\":429,\"message\":\"You have run out of API credits for the current minute.\",\"status\":\"error\"}");
        assertThat(quote(Adapter.TWELVE_DATA))
                .isEqualTo(new Outcome.RateLimited<Quote>(Instant.parse("2026-03-03T18:01:00Z")));
        standIn.answers(
                200, "{\"code\":403,\"message\":\"available exclusively with grow plan\",\"status\":\"error\"}");
        assertThat(quote(Adapter.TWELVE_DATA)).isInstanceOf(Outcome.NotEntitled.class);
    }

    private Outcome<Quote> quote(Adapter adapter) {
        return await(adapter.at(standIn).quote(adapter.instrument(), TIME));
    }

    private Outcome<List<Candle>> candles(Adapter adapter) {
        var request = adapter.instrument().kind() == AssetKind.EQUITY ? DAYS : request("BTC-USD");
        return await(adapter.at(standIn).candles(request, TIME));
    }

    private static CandleRequest request(String symbol) {
        return new CandleRequest(
                Instrument.parse(symbol),
                Interval.D1,
                Instant.parse("2026-02-20T00:00:00Z"),
                Instant.parse("2026-03-01T00:00:00Z"));
    }
}
