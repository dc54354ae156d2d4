package io.tradesense.market.live.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradesense.kit.Fault;
import io.tradesense.kit.testing.TestClock;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.Quote;
import io.tradesense.market.quotes.domain.QuoteAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveBoardTest {
    private static final Instant START = Instant.parse("2026-03-03T18:00:00Z");
    private static final Instrument APPLE = Instrument.parse("AAPL");
    private static final Instrument BITCOIN = Instrument.parse("BTC-USD");
    private final TestClock clock = new TestClock(START);
    private final LiveBoard board = new LiveBoard(2, clock);

    /** A client whose connection takes what it is told to take. */
    private static final class Client implements Listener {
        private final List<String> heard = new ArrayList<>();
        private boolean ready = true;
        private int beats;
        private boolean closed;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void send(List<Change> changes) {
            changes.forEach(change ->
                    heard.add(change.symbol() + " " + change.answer().quote().price()));
        }

        @Override
        public void beat(Instant now) {
            beats++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void a_slow_client_is_told_the_last_price_of_each_symbol_and_no_older_one() {
        var slow = listening(APPLE, BITCOIN);
        slow.ready = false;
        priced(APPLE, "1");
        priced(BITCOIN, "7");
        priced(APPLE, "2");
        priced(APPLE, "3");
        board.flush();
        assertThat(slow.heard).isEmpty();
        slow.ready = true;
        board.flush();
        assertThat(slow.heard).containsExactly("AAPL 3", "BTC-USD 7");
        board.flush();
        assertThat(slow.heard).hasSize(2);
    }

    @Test
    void one_slow_client_holds_nobody_else_up() {
        var slow = listening(APPLE);
        var quick = listening(APPLE);
        slow.ready = false;
        priced(APPLE, "1");
        board.flush();
        assertThat(quick.heard).containsExactly("AAPL 1");
    }

    @Test
    void a_client_that_reads_nothing_for_half_a_minute_is_let_go() {
        var stuck = listening(APPLE);
        stuck.ready = false;
        priced(APPLE, "1");
        board.flush();
        clock.advance(Duration.ofSeconds(30));
        board.flush();
        assertThat(stuck.closed).isFalse();
        clock.advance(Duration.ofSeconds(1));
        board.flush();
        assertThat(stuck.closed).isTrue();
        assertThat(board.listeners()).isZero();
        assertThat(board.watched()).isEmpty();
    }

    @Test
    void a_client_that_recovers_in_time_stays() {
        var client = listening(APPLE);
        client.ready = false;
        priced(APPLE, "1");
        board.flush();
        clock.advance(Duration.ofSeconds(20));
        client.ready = true;
        board.flush();
        client.ready = false;
        board.flush();
        clock.advance(Duration.ofSeconds(20));
        board.flush();
        assertThat(client.closed).isFalse();
    }

    @Test
    void who_comes_back_is_told_what_changed_meanwhile_and_nothing_else() {
        var stays = listening(APPLE, BITCOIN);
        priced(APPLE, "1");
        clock.advance(Duration.ofSeconds(5));
        var left = clock.instant();
        clock.advance(Duration.ofSeconds(5));
        priced(BITCOIN, "7");
        var back = new Client();
        board.listen(back, List.of(APPLE, BITCOIN), left);
        assertThat(back.heard).containsExactly("BTC-USD 7");
        board.flush();
        assertThat(stays.heard).containsExactly("AAPL 1", "BTC-USD 7");
    }

    @Test
    void a_newcomer_is_told_what_is_known_at_once() {
        board.listen(new Client(), List.of(APPLE), null);
        priced(APPLE, "1");
        assertThat(listening(APPLE).heard).containsExactly("AAPL 1");
    }

    @Test
    void the_same_price_again_is_no_news() {
        var client = listening(APPLE);
        assertThat(board.heard(APPLE, answer(APPLE, "1"))).isTrue();
        assertThat(board.heard(APPLE, answer(APPLE, "1"))).isFalse();
        board.flush();
        assertThat(client.heard).hasSize(1);
    }

    @Test
    void silence_is_broken_every_fifteen_seconds() {
        var client = listening(APPLE);
        clock.advance(Duration.ofSeconds(14));
        board.flush();
        assertThat(client.beats).isZero();
        clock.advance(Duration.ofSeconds(1));
        board.flush();
        board.flush();
        assertThat(client.beats).isEqualTo(1);
    }

    @Test
    void what_nobody_listens_to_any_more_is_forgotten() {
        var client = listening(APPLE, BITCOIN);
        priced(APPLE, "1");
        board.ignore(client, List.of(APPLE));
        assertThat(board.watched()).containsExactly(BITCOIN);
        board.flush();
        assertThat(client.heard).isEmpty();
        board.leave(client);
        assertThat(board.watched()).isEmpty();
        assertThat(board.heard(APPLE, answer(APPLE, "2"))).isFalse();
    }

    @Test
    void seats_and_symbols_are_bounded() {
        var first = listening(APPLE);
        board.listen(new Client(), List.of(APPLE), null);
        assertThatThrownBy(() -> listening(APPLE)).isInstanceOf(Fault.class).hasMessageContaining("too many");
        List<Instrument> many = IntStream.rangeClosed(1, LiveBoard.MOST_SYMBOLS)
                .mapToObj(i -> Instrument.parse("S" + i))
                .toList();
        assertThatThrownBy(() -> board.listen(first, many, null)).isInstanceOf(Fault.class);
        assertThat(board.watched()).containsExactly(APPLE);
    }

    @Test
    void closing_lets_everybody_go() {
        var one = listening(APPLE);
        var two = listening(BITCOIN);
        board.close();
        assertThat(one.closed && two.closed).isTrue();
        assertThat(board.listeners()).isZero();
    }

    private Client listening(Instrument... symbols) {
        var client = new Client();
        board.listen(client, List.of(symbols), null);
        return client;
    }

    private void priced(Instrument symbol, String price) {
        assertThat(board.heard(symbol, answer(symbol, price))).isTrue();
    }

    private QuoteAnswer answer(Instrument symbol, String price) {
        var quote = new Quote(
                symbol.symbol(),
                new BigDecimal(price),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                symbol.currency(),
                START,
                "test",
                false);
        return new QuoteAnswer(quote, false);
    }
}
