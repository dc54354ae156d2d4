package io.tradesense.market.providers.ecb;

import io.tradesense.market.instruments.domain.Instrument;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rates of one day, exactly, in eight bytes each: as objects, a quarter of a century of them takes twelve megabytes of a small
 * heap. A rate is its unscaled value times sixteen, and its scale; zero is none.
 */
final class DayOfRates {
    private static final String[] CURRENCIES =
            Instrument.CURRENCIES.stream().sorted().toArray(String[]::new);
    private static final int SCALE_BITS = 4;
    private static final int GREATEST_SCALE = (1 << SCALE_BITS) - 1;
    private static final int VALUE_BITS = Long.SIZE - 1 - SCALE_BITS;

    private final long[] packed = new long[CURRENCIES.length];

    /**
     * A currency that is not known here is left out, whatever its rate says.
     *
     * @throws NumberFormatException where the rate is no number, not positive, or has more digits than any rate of a bank's
     */
    void put(String currency, String text) {
        int index = Arrays.binarySearch(CURRENCIES, currency);
        if (index < 0) {
            return;
        }
        BigDecimal rate = new BigDecimal(text);
        if (rate.signum() <= 0) {
            throw new NumberFormatException("a rate that is not positive");
        }
        BigDecimal whole = rate.scale() < 0 ? rate.setScale(0) : rate;
        if (whole.scale() > GREATEST_SCALE || whole.unscaledValue().bitLength() > VALUE_BITS) {
            throw new NumberFormatException("a rate of more digits than any has");
        }
        packed[index] = whole.unscaledValue().longValueExact() << SCALE_BITS | whole.scale();
    }

    /** Units of the currency for one euro; null where the day has none. */
    @Nullable
    BigDecimal get(String currency) {
        int index = Arrays.binarySearch(CURRENCIES, currency);
        if (index < 0 || packed[index] == 0) {
            return null;
        }
        return BigDecimal.valueOf(packed[index] >>> SCALE_BITS, (int) (packed[index] & GREATEST_SCALE));
    }
}
