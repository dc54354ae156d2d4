package io.tradesense.trading.excursions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradesense.trading.excursions.domain.Candles.Resolution;
import io.tradesense.trading.excursions.domain.ExcursionBook.Due;
import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.roundtrips.domain.Direction;
import io.tradesense.trading.roundtrips.domain.Leg;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Trades of ten minutes are looked at by bars of one minute, those of a week by bars of a quarter of an hour. */
class DueSpanTest {
    private static final UUID ANN = UUID.randomUUID();
    private static final Instant MORNING = Instant.parse("2026-03-02T14:30:00Z");

    @Test
    void a_hundred_trades_of_a_day_are_one_question() {
        var due = IntStream.range(0, 100)
                .mapToObj(each -> due("AAPL", MORNING.plusSeconds(each * 180L), Duration.ofMinutes(10)))
                .toList();
        assertThat(DueSpan.of(due)).singleElement().satisfies(span -> {
            assertThat(span.trades()).hasSize(100);
            assertThat(span.from()).isEqualTo(MORNING);
            assertThat(span.to()).isEqualTo(MORNING.plusSeconds(99 * 180 + 600));
            assertThat(span.resolution()).isEqualTo(Resolution.M1);
        });
    }

    @Test
    void candles_that_a_user_brought_are_never_taken_for_another_users_trade() {
        var due = List.of(
                due(ANN, "AAPL", MORNING, Duration.ofMinutes(10)),
                due(UUID.randomUUID(), "AAPL", MORNING, Duration.ofMinutes(10)));
        assertThat(DueSpan.of(due)).hasSize(2);
    }

    @Test
    void instruments_and_lengths_of_bars_are_asked_for_apart() {
        var due = List.of(
                due("AAPL", MORNING, Duration.ofMinutes(10)),
                due("MSFT", MORNING, Duration.ofMinutes(10)),
                due("AAPL", MORNING, Duration.ofDays(7)));
        assertThat(DueSpan.of(due))
                .extracting(span -> span.instrument().symbol() + " " + span.resolution())
                .containsExactlyInAnyOrder("AAPL M1", "MSFT M1", "AAPL M15");
    }

    @Test
    void trades_that_lie_too_far_apart_for_one_answer_are_several_questions() {
        var due = List.of(
                due("AAPL", MORNING, Duration.ofMinutes(10)),
                due("AAPL", MORNING.plus(Duration.ofMinutes(3_980)), Duration.ofMinutes(10)),
                due("AAPL", MORNING.plus(Duration.ofMinutes(3_995)), Duration.ofMinutes(10)));
        assertThat(DueSpan.of(due)).extracting(span -> span.trades().size()).containsExactly(2, 1);
    }

    private static Due due(String symbol, Instant opened, Duration held) {
        return due(ANN, symbol, opened, held);
    }

    private static Due due(UUID userId, String symbol, Instant opened, Duration held) {
        var instrument = new Instrument(symbol, AssetClass.STOCK, "USD", BigDecimal.ONE);
        var leg = new Leg(UUID.randomUUID(), Leg.Role.ENTRY, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ZERO, opened);
        return new Due(
                userId,
                UUID.randomUUID(),
                UUID.randomUUID(),
                false,
                new Excursions.Held(instrument, Direction.LONG, BigDecimal.TEN, List.of(leg), opened.plus(held)));
    }
}
