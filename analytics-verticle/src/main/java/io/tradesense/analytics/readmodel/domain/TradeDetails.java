package io.tradesense.analytics.readmodel.domain;

import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a trade beside its result. Everything may be missing: the trader notes what they like, and trades
 * told of long ago carry less.
 *
 * @param mistakes empty where none were noted
 * @param rating 1 to 5, of how the trade was conducted
 * @param stopLoss the planned stop's price
 * @param takeProfit the planned target's price
 * @param plannedRewardRisk what the target would have brought for each unit at risk
 * @param entryPrice average over all entries
 * @param exitPrice average over all exits
 * @param maxQuantity the largest position held, in units of the instrument
 * @param multiplier money a point and unit
 * @param executions how many fills it had
 * @param mae the worst the open position was worth, in the trade's currency; 0 or negative
 * @param mfe the best; 0 or positive
 * @param rulesKept false where a rule of its setup was broken
 */
public record TradeDetails(
        Set<String> mistakes,
        @Nullable Integer rating,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal plannedRewardRisk,
        @Nullable BigDecimal entryPrice,
        @Nullable BigDecimal exitPrice,
        @Nullable BigDecimal maxQuantity,
        @Nullable BigDecimal multiplier,
        @Nullable Integer executions,
        @Nullable BigDecimal mae,
        @Nullable BigDecimal mfe,
        @Nullable Boolean rulesKept) {

    /** Nothing is known. */
    public static final TradeDetails NONE =
            new TradeDetails(Set.of(), null, null, null, null, null, null, null, null, null, null, null, null);

    public TradeDetails {
        mistakes = Set.copyOf(mistakes);
    }
}
