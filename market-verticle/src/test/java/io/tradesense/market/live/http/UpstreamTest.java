package io.tradesense.market.live.http;

import static io.tradesense.kit.testing.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.kit.testing.TestClock;
import io.tradesense.market.caching.domain.ReadThrough;
import io.tradesense.market.caching.redis.RedisShelf;
import io.tradesense.market.caching.redis.SharedRedis;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.live.domain.Change;
import io.tradesense.market.live.domain.Listener;
import io.tradesense.market.live.domain.LiveBoard;
import io.tradesense.market.live.domain.LiveFeed;
import io.tradesense.market.live.streams.AlpacaStream;
import io.tradesense.market.live.streams.BinanceStream;
import io.tradesense.market.live.streams.CoinbaseStream;
import io.tradesense.market.live.streams.FinnhubStream;
import io.tradesense.market.live.streams.MassiveStream;
import io.tradesense.market.live.streams.StreamProtocol;
import io.tradesense.market.live.streams.TwelveDataStream;
import io.tradesense.market.providers.domain.ProviderChain;
import io.tradesense.market.providers.redis.SharedLedger;
import io.tradesense.market.quotes.domain.QuoteBook;
import io.tradesense.market.quotes.json.QuoteCodec;
import io.tradesense.market.simulation.domain.Simulation;
import io.tradesense.market.simulation.domain.Simulator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each stream against a stand-in that speaks as its provider documents, and says what must not be believed. */
@NullUnmarked
class UpstreamTest {
    private static final Instant NOW = Instant.parse("2026-03-03T18:00:00Z");
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final List<String> NONSENSE =
            List.of("", "null", "nonsense", "[]", "{}", "[null]", "{\"type\":\"error\",\"msg\":\"no\"}", "[{\"T\":1}]");
    private Vertx vertx;
    private Context context;
    private LiveBoard board;
    private LiveFeed feed;
    private @Nullable StreamStandIn standIn;
    private @Nullable Upstream upstream;

    /** How each provider welcomes, is asked, and tells of a trade; {@code %s} stands for the price. */
    enum Spoken {
        ALPACA(
                "AAPL",
                "\"action\":\"auth\",\"key\":\"key\",\"secret\":\"secret\"",
                "[{\"T\":\"success\",\"msg\":\"authenticated\"}]",
                "{\"action\":\"subscribe\",\"trades\":[\"AAPL\"]}",
                "{\"action\":\"unsubscribe\",\"trades\":[\"AAPL\"]}",
                "[{\"T\":\"t\",\"i\":1,\"S\":\"AAPL\",\"x\":\"V\",\"p\":%s,\"s\":3,\"t\":\"2026-03-03T18:00:01.5Z\",\"z\":\"C\"}]"),
        MASSIVE(
                "AAPL",
                "\"action\":\"auth\",\"params\":\"key\"",
                "[{\"ev\":\"status\",\"status\":\"auth_success\",\"message\":\"authenticated\"}]",
                "{\"action\":\"subscribe\",\"params\":\"T.AAPL\"}",
                "{\"action\":\"unsubscribe\",\"params\":\"T.AAPL\"}",
                "[{\"ev\":\"T\",\"sym\":\"AAPL\",\"x\":4,\"p\":%s,\"s\":100,\"t\":1772560801500}]"),
        FINNHUB(
                "AAPL",
                null,
                null,
                "{\"type\":\"subscribe\",\"symbol\":\"AAPL\"}",
                "{\"type\":\"unsubscribe\",\"symbol\":\"AAPL\"}",
                "{\"type\":\"trade\",\"data\":[{\"s\":\"AAPL\",\"p\":%s,\"t\":1772560801500,\"v\":3}]}"),
        TWELVE_DATA(
                "AAPL",
                null,
                null,
                "{\"action\":\"subscribe\",\"params\":{\"symbols\":\"AAPL\"}}",
                "{\"action\":\"unsubscribe\",\"params\":{\"symbols\":\"AAPL\"}}",
                "{\"event\":\"price\",\"symbol\":\"AAPL\",\"price\":%s,\"timestamp\":1772560801}"),
        BINANCE(
                "BTC-USD",
                null,
                null,
                "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1}",
                "{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1}",
                "{\"e\":\"trade\",\"E\":1772560801500,\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"%s\",\"q\":\"1\",\"T\":1772560801500}"),
        COINBASE(
                "BTC-USD",
                null,
                null,
                "{\"type\":\"subscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"ticker\"]}",
                "{\"type\":\"unsubscribe\",\"product_ids\":[\"BTC-USD\"],\"channels\":[\"ticker\"]}",
                "{\"type\":\"ticker\",\"product_id\":\"BTC-USD\",\"price\":\"%s\",\"time\":\"2026-03-03T18:00:01.5Z\"}");

        private final Instrument symbol;
        private final String greeting;
        private final String welcome;
        private final String subscribe;
        private final String unsubscribe;
        private final String trade;

        Spoken(
                String symbol,
                @Nullable String greeting,
                @Nullable String welcome,
                String subscribe,
                String unsubscribe,
                String trade) {
            this.symbol = Instrument.parse(symbol);
            this.greeting = greeting;
            this.welcome = welcome;
            this.subscribe = subscribe;
            this.unsubscribe = unsubscribe;
            this.trade = trade;
        }

        StreamProtocol at(URI address) {
            return switch (this) {
                case ALPACA -> new AlpacaStream(address, "key", "secret");
                case MASSIVE -> new MassiveStream(address, "key");
                case FINNHUB -> new FinnhubStream(address, "key");
                case TWELVE_DATA -> new TwelveDataStream(address, "key");
                case BINANCE -> new BinanceStream(address);
                case COINBASE -> new CoinbaseStream(address);
            };
        }
    }

    private static final class Client implements Listener {
        private final BlockingQueue<String> prices = new LinkedBlockingQueue<>();

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void send(List<Change> changes) {
            changes.stream()
                    .map(change -> change.answer().quote())
                    .map(quote -> quote.simulated()
                            ? "made up"
                            : quote.price().toPlainString() + (quote.high() == null ? "" : " in a session"))
                    .forEach(prices::add);
        }

        @Override
        public void beat(Instant now) {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        context = vertx.getOrCreateContext();
        var clock = new TestClock(NOW);
        var redis = SharedRedis.none(clock);
        var quotes = new QuoteBook(
                new ReadThrough<>(
                        new RedisShelf<>(redis, QuoteCodec::write, QuoteCodec::read),
                        clock,
                        new Random(1),
                        100,
                        millis -> vertx.timer(millis).mapEmpty()),
                new ProviderChain(Map.of(), new SharedLedger(redis, clock), clock),
                new Simulation(Simulation.Mode.ON, new Simulator(1)),
                clock);
        board = new LiveBoard(10, clock);
        feed = new LiveFeed(board, quotes, told -> {});
    }

    @AfterEach
    void shut() {
        if (standIn != null) {
            standIn.close();
        }
        await(vertx.close());
    }

    @ParameterizedTest
    @EnumSource
    void a_trade_reaches_who_listens_and_what_is_none_reaches_nobody(Spoken spoken) throws Exception {
        var client = new Client();
        standIn = new StreamStandIn(vertx, (socket, message) -> converse(spoken, socket, message));
        start(spoken, client);
        assertThat(client.prices.poll(10, TimeUnit.SECONDS)).isEqualTo("made up");
        assertThat(client.prices.poll(10, TimeUnit.SECONDS)).isEqualTo("190.12");
        ask(spoken);
        onContext(board::flush);
        assertThat(client.prices).as("an older price takes nothing back").isEmpty();
        if (spoken.greeting != null) {
            assertThat(standIn.told.poll(10, TimeUnit.SECONDS)).contains(spoken.greeting);
        }
        assertThat(standIn.told.poll(10, TimeUnit.SECONDS)).isEqualTo(spoken.subscribe);
        onContext(() -> board.leave(client));
        assertThat(standIn.told.poll(10, TimeUnit.SECONDS)).isEqualTo(spoken.unsubscribe);
        assertThat(client.prices).isEmpty();
        if (spoken == Spoken.FINNHUB || spoken == Spoken.TWELVE_DATA) {
            assertThat(standIn.opened.poll()).matches(".*\\?(token|apikey)=key");
        }
    }

    @Test
    void nothing_is_subscribed_to_before_the_key_was_accepted() throws Exception {
        standIn = new StreamStandIn(vertx, (socket, message) -> send(socket, NONSENSE));
        start(Spoken.ALPACA, new Client());
        assertThat(standIn.told.poll(10, TimeUnit.SECONDS)).contains("auth");
        // One that never says yes is left, and tried again later: the next message is a greeting again.
        assertThat(standIn.told.poll(10, TimeUnit.SECONDS)).contains("auth");
    }

    @Test
    void a_lost_connection_is_made_again_and_asks_for_the_same() throws Exception {
        var client = new Client();
        standIn = new StreamStandIn(vertx, (socket, message) -> converse(Spoken.COINBASE, socket, message));
        start(Spoken.COINBASE, client);
        assertThat(standIn.told.poll(10, TimeUnit.SECONDS)).isEqualTo(Spoken.COINBASE.subscribe);
        standIn.hangUp();
        assertThat(standIn.told.poll(10, TimeUnit.SECONDS)).isEqualTo(Spoken.COINBASE.subscribe);
        assertThat(standIn.opened).hasSize(2);
    }

    private static void converse(Spoken spoken, ServerWebSocket socket, String message) {
        if (spoken.greeting != null && message.contains(spoken.greeting)) {
            send(socket, List.of("[{\"T\":\"success\",\"msg\":\"connected\"}]", spoken.welcome));
        } else if (message.equals(spoken.subscribe)) {
            send(socket, NONSENSE);
            send(
                    socket,
                    List.of(
                            spoken.trade.formatted("0"),
                            spoken.trade.formatted("-1"),
                            spoken.trade.formatted("null"),
                            spoken.trade.formatted("1e999999999"),
                            spoken.trade.formatted("5").replace("AAPL", "MSFT").replace("BTC", "ETH"),
                            spoken.trade.formatted("6").replace("2026", "1999").replace(":1772560801", ":1"),
                            spoken.trade.substring(0, spoken.trade.length() / 2),
                            spoken.trade.formatted("190.12")));
        }
    }

    private static void send(ServerWebSocket socket, List<String> messages) {
        messages.forEach(message -> socket.writeTextMessage(message)
                .onFailure(failure -> assertThat(failure).hasMessageContaining("closed")));
    }

    /** The whole quote is known before the stream is opened: what it says first must not be lost on the test. */
    private void start(Spoken spoken, Client client) {
        onContext(() -> board.listen(client, List.of(spoken.symbol), null));
        ask(spoken);
        onContext(() -> {
            board.flush();
            upstream =
                    Upstream.start(vertx, spoken.at(standIn.url()), vertx.createWebSocketClient(), board, feed, LOOK);
            vertx.setPeriodic(LOOK.toMillis(), timer -> board.flush());
        });
    }

    private void ask(Spoken spoken) {
        Promise<Void> asked = Promise.promise();
        context.runOnContext(now -> feed.ask(List.of(spoken.symbol)).onComplete(asked));
        await(asked.future());
    }

    private void onContext(Runnable what) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(now ->
                Future.<Void>succeededFuture().onComplete(ready -> what.run()).onComplete(done));
        await(done.future());
    }
}
