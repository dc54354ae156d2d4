package io.tradesense.trading.annotations.domain;

import io.tradesense.trading.roundtrips.domain.Direction;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one trade, and what follows for its figures.
 *
 * @param riskAmount what was at risk, in the trade's currency, positive: the planned risk where one is stated, otherwise
 *     the distance from the average entry to the stop × the largest quantity held × the multiplier. Null where neither is
 *     known, and where the stop lies beyond the entry, for such a stop risks nothing
 * @param rMultiple net result ÷ risk amount (Van Tharp's R); null without a risk amount
 * @param version grows with every change of the annotation; 0 while there is none
 */
public record Noted(
        Annotation annotation,
        @Nullable BigDecimal riskAmount,
        @Nullable BigDecimal rMultiple,
        long version) {

    public static final Noted NOTHING = new Noted(Annotation.NONE, null, null, 0);

    private static final int RISK_SCALE = 8;

    public static Noted of(
            Annotation annotation,
            long version,
            Direction direction,
            BigDecimal entryPrice,
            BigDecimal maxQuantity,
            BigDecimal multiplier,
            BigDecimal netPnl) {
        var risk = risk(annotation, direction, entryPrice, maxQuantity.multiply(multiplier));
        return new Noted(annotation, risk, rMultiple(netPnl, risk), version);
    }

    /** The same word about a part of the trade, or the trade under another cost basis: the risk stays the trade's. */
    public Noted with(BigDecimal netPnl) {
        return new Noted(annotation, riskAmount, rMultiple(netPnl, riskAmount), version);
    }

    private static @Nullable BigDecimal risk(
            Annotation annotation, Direction direction, BigDecimal entryPrice, BigDecimal units) {
        var planned = annotation.plannedRisk();
        if (planned != null) return planned;
        var stop = annotation.stopLoss();
        if (stop == null) return null;
        var distance = entryPrice.subtract(stop);
        var risk = (direction == Direction.LONG ? distance : distance.negate())
                .multiply(units)
                .setScale(RISK_SCALE, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return risk.signum() > 0 ? risk.setScale(Math.max(0, risk.scale())) : null;
    }

    private static @Nullable BigDecimal rMultiple(BigDecimal netPnl, @Nullable BigDecimal risk) {
        return risk == null ? null : netPnl.divide(risk, MathContext.DECIMAL64);
    }
}
