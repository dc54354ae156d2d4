package io.tradesense.market.providers.ecb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DayOfRatesTest {
    @Property
    void a_rate_is_what_it_was(
            @ForAll @LongRange(min = 1, max = (1L << 59) - 1) long unscaled, @ForAll @IntRange(max = 15) int scale) {
        var day = new DayOfRates();
        var rate = BigDecimal.valueOf(unscaled, scale);
        day.put("USD", rate.toString());
        assertThat(day.get("USD")).isEqualTo(rate);
        assertThat(day.get("JPY")).isNull();
    }

    @Test
    void a_rate_may_be_written_with_an_exponent() {
        var day = new DayOfRates();
        day.put("IDR", "1.7E+4");
        assertThat(day.get("IDR")).isEqualTo("17000");
    }

    @Test
    void currencies_that_nobody_trades_here_are_left_out() {
        var day = new DayOfRates();
        day.put("DEM", "N/A");
        assertThat(day.get("DEM")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "0", "-1.2", "0.0000000000000001", "1E+20"})
    void what_is_no_rate_is_refused(String text) {
        assertThatThrownBy(() -> new DayOfRates().put("USD", text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void the_greatest_that_fits_is_kept_and_the_next_is_not() {
        var day = new DayOfRates();
        var greatest = new BigDecimal(BigInteger.TWO.pow(59).subtract(BigInteger.ONE), 15);
        day.put("USD", greatest.toString());
        assertThat(day.get("USD")).isEqualTo(greatest);
        assertThatThrownBy(() -> day.put("USD", greatest.add(greatest.ulp()).toString()))
                .isInstanceOf(NumberFormatException.class);
    }
}
