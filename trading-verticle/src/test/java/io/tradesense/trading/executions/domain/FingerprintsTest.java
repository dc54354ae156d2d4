package io.tradesense.trading.executions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    @Test
    void a_brokers_id_is_the_fingerprint() {
        assertThat(new Fingerprints().next(fill("10", "1", "E-1"))).isEqualTo("x:E-1");
    }

    @Test
    void two_equal_fills_in_one_file_are_two() {
        var fingerprints = new Fingerprints();
        var first = fingerprints.next(fill("10", "1", null));
        var second = fingerprints.next(fill("10", "1", null));
        assertThat(first).matches("c:[0-9a-f]{32}#1");
        assertThat(second).isEqualTo(first.replace("#1", "#2"));
    }

    @Test
    void trailing_zeros_make_no_other_fill() {
        assertThat(new Fingerprints().next(fill("10.00", "1", null)))
                .isEqualTo(new Fingerprints().next(fill("10", "1", null)));
    }

    @Test
    void a_corrected_fee_makes_no_other_fill() {
        assertThat(new Fingerprints().next(fill("10", "1.5", null)))
                .isEqualTo(new Fingerprints().next(fill("10", "1", null)));
    }

    @Test
    void another_price_makes_another_fill() {
        assertThat(new Fingerprints().next(fill("10.01", "1", null)))
                .isNotEqualTo(new Fingerprints().next(fill("10", "1", null)));
    }

    @Test
    void many_fills_are_all_told_apart() {
        var fingerprints = new Fingerprints();
        var seen = new HashSet<String>();
        for (int i = 0; i < 20_000; i++) {
            assertThat(seen.add(fingerprints.next(fill(Integer.toString(i % 10_000), "1", null))))
                    .isTrue();
        }
        assertThat(seen).filteredOn(fingerprint -> fingerprint.endsWith("#2")).hasSize(10_000);
    }

    private static Fill fill(String price, String fees, @Nullable String externalId) {
        return new Fill(
                "AAPL",
                AssetClass.STOCK,
                Side.BUY,
                BigDecimal.TEN,
                new BigDecimal(price),
                new BigDecimal(fees),
                BigDecimal.ZERO,
                "USD",
                null,
                Instant.parse("2024-01-15T15:30:00Z"),
                externalId);
    }
}
