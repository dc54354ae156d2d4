package io.tradesense.analytics.simulations.domain;

import io.tradesense.analytics.performance.domain.RiskMultiples;
import io.tradesense.analytics.performance.domain.Totals;
import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.kit.Fault;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How large future trades are.
 *
 * @param rule what decides it
 * @param value the fraction of equity at risk, the amount at risk, or the share of Kelly's fraction; not used as traded
 */
public record Sizing(Rule rule, double value) {

    static final int LEAST = 30;

    /** What decides how large a trade is. */
    public enum Rule {
        /** As large as they were: their results in money are drawn. */
        AS_TRADED,
        /** Each risks the same fraction of the equity of the moment. */
        FIXED_FRACTION,
        /** Each risks the same amount. */
        FIXED_RISK,
        /** Each risks a share of Kelly's fraction, mean / mean square of the results in units of risk. */
        KELLY
    }

    /** @throws Fault INVALID where the trades do not tell what the rule needs */
    public Outcomes outcomes(Selection selection) {
        double[] units = rule == Rule.AS_TRADED ? selection.net().values() : units(selection);
        if (units.length < LEAST)
            throw Fault.invalid(
                            "/scope", "a simulation needs " + LEAST + " closed trades, and there are " + units.length)
                    .typed("too-few-trades");
        return switch (rule) {
            case AS_TRADED -> new Outcomes(units, false);
            case FIXED_RISK -> new Outcomes(times(units, value), false);
            case FIXED_FRACTION -> new Outcomes(times(units, value), true);
            case KELLY -> new Outcomes(times(units, value * Math.max(0, kelly(units))), true);
        };
    }

    /** The fraction of equity that is risked on a trade; null where it is not one. */
    public @Nullable Double fraction(Selection selection) {
        return switch (rule) {
            case AS_TRADED, FIXED_RISK -> null;
            case FIXED_FRACTION -> value;
            case KELLY -> value * Math.max(0, kelly(units(selection)));
        };
    }

    /** Whether results are counted in what each trade risked; else the average loss stands for the risk. */
    public static boolean riskIsKnown(Selection selection) {
        return RiskMultiples.of(selection).values().length >= LEAST;
    }

    private static double[] units(Selection selection) {
        if (riskIsKnown(selection)) return RiskMultiples.of(selection).values();
        BigDecimal loss = Totals.of(selection.net()).averageLoss();
        if (loss == null)
            throw Fault.invalid("/monteCarlo/sizing", "no trade tells what it risked, and none lost")
                    .typed("risk-unknown");
        return times(selection.net().values(), -1 / loss.doubleValue());
    }

    private static double kelly(double[] units) {
        double sum = Arrays.stream(units).sum();
        double squares = Arrays.stream(units).map(unit -> unit * unit).sum();
        return squares == 0 ? 0 : sum / squares;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }
}
