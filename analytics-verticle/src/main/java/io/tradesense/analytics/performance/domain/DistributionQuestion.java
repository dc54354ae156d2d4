package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How are the results spread? */
public record DistributionQuestion(Scope scope, Distribution.Quantity quantity, int bins)
        implements Question<Distribution> {

    private static final double MICROS = 1e6;

    @Override
    public Distribution figures(Selection selection, @Nullable BigDecimal startingBalance) {
        return Distribution.of(values(selection, startingBalance), bins);
    }

    private double[] values(Selection selection, @Nullable BigDecimal startingBalance) {
        return switch (quantity) {
            case PNL -> selection.net().values();
            case R -> RiskMultiples.of(selection).values();
            case DAILY_RETURN -> {
                Returns returns = DailyEquity.of(selection, scope.zone()).returns(startingBalance);
                yield returns == null ? new double[0] : returns.values();
            }
            case HOLDING_TIME -> {
                double[] held = new double[selection.trades()];
                Arrays.setAll(
                        held,
                        position -> (selection.closedAtMicros(position) - selection.openedAtMicros(position)) / MICROS);
                yield held;
            }
        };
    }
}
