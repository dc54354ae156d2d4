package io.tradesense.market.quotes.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PastQuotesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private final PastQuotes past = new PastQuotes(Duration.ofMinutes(15));

    private static Quote quote(String price, Instant at) {
        return new Quote(
                "AAPL", new BigDecimal(price), null, null, null, null, null, null, null, "USD", at, "test", false);
    }

    private void noted(String price, int minute) {
        Instant at = NOON.plus(Duration.ofMinutes(minute));
        past.note(quote(price, at), at);
    }

    private String at(int minute) {
        return past.of("AAPL", NOON.plus(Duration.ofMinutes(minute)))
                .map(quote -> quote.price().toPlainString())
                .orElse("none");
    }

    @Test
    void nothing_is_known_before_the_delay_has_passed() {
        noted("1", 0);
        assertThat(at(14)).isEqualTo("none");
        assertThat(at(15)).isEqualTo("1");
        assertThat(past.of("MSFT", NOON)).isEmpty();
    }

    @Test
    void the_last_price_that_is_old_enough_counts() {
        for (int minute = 0; minute <= 60; minute++) {
            noted(String.valueOf(100 + minute), minute);
        }
        assertThat(at(60)).isEqualTo("145");
        assertThat(at(61)).isEqualTo("146");
        assertThat(at(500)).isEqualTo("160");
    }

    @Test
    void a_price_a_minute_is_noted_however_often_it_is_asked_for() {
        Instant at = NOON;
        for (int second = 0; second < 600; second++) {
            at = NOON.plusSeconds(second);
            past.note(quote(String.valueOf(second + 1), at), at);
        }
        assertThat(past.of("AAPL", at.plus(Duration.ofMinutes(15)))
                        .orElseThrow()
                        .price())
                .isEqualByComparingTo("541");
    }
}
