package io.tradesense.market.history.domain;

import io.tradesense.market.calendars.domain.TradingCalendar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Raw candles as they compare to today's: earlier prices are divided by the splits since, and multiplied by
 * {@code 1 − dividend / close before the ex-date} for each dividend since (the method of CRSP and Yahoo). The newest
 * candle stays as it is.
 */
public final class Adjustment {
    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final int DECIMALS = 8;

    private Adjustment() {}

    /**
     * @param candles ascending and raw
     * @param actions in any order; one before the first candle changes nothing
     */
    public static List<Candle> adjust(List<Candle> candles, List<CorporateAction> actions, TradingCalendar calendar) {
        if (actions.isEmpty()) {
            return candles;
        }
        var newestFirst = new ArrayList<>(actions);
        newestFirst.sort(Comparator.comparing(CorporateAction::exDate).reversed());
        List<Candle> adjusted = new ArrayList<>(candles.size());
        var factors = new Factors(BigDecimal.ONE, BigDecimal.ONE);
        int next = 0;
        for (int i = candles.size() - 1; i >= 0; i--) {
            Candle raw = candles.get(i);
            while (next < newestFirst.size()
                    && calendar.dateOf(raw.t()).isBefore(newestFirst.get(next).exDate())) {
                factors = factors.and(newestFirst.get(next), i == candles.size() - 1 ? null : raw);
                next++;
            }
            adjusted.add(factors.apply(raw));
        }
        Collections.reverse(adjusted);
        return adjusted;
    }

    private record Factors(BigDecimal price, BigDecimal volume) {

        /** @param before the last candle before the ex-date; null where nothing after it is in the series */
        Factors and(CorporateAction action, @Nullable Candle before) {
            if (before == null) {
                return this;
            }
            BigDecimal kept = BigDecimal.ONE.subtract(action.dividend().divide(before.close(), EXACT));
            return new Factors(
                    price.multiply(kept, EXACT).divide(action.splitRatio(), EXACT),
                    volume.multiply(action.splitRatio(), EXACT));
        }

        Candle apply(Candle raw) {
            if (price.compareTo(BigDecimal.ONE) == 0 && volume.compareTo(BigDecimal.ONE) == 0) {
                return raw;
            }
            return new Candle(
                    raw.t(),
                    price(raw.open()),
                    price(raw.high()),
                    price(raw.low()),
                    price(raw.close()),
                    raw.volume() == null ? null : rounded(raw.volume().multiply(volume, EXACT)));
        }

        private BigDecimal price(BigDecimal raw) {
            return rounded(raw.multiply(price, EXACT));
        }
    }

    private static BigDecimal rounded(BigDecimal value) {
        BigDecimal plain = value.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
