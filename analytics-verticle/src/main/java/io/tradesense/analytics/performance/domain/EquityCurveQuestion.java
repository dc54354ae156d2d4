package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How did it get there?
 *
 * @param points the most to answer, 5 to {@link EquityCurve#MAX_POINTS}
 */
public record EquityCurveQuestion(Scope scope, Step step, int points) implements Question<EquityCurve> {

    /** What one point of the curve stands for. */
    public enum Step {
        TRADE,
        DAY
    }

    @Override
    public EquityCurve figures(Selection selection, @Nullable BigDecimal startingBalance) {
        return switch (step) {
            case TRADE -> EquityCurve.byTrade(selection, startingBalance, points);
            case DAY -> EquityCurve.byDay(selection, startingBalance, scope.zone(), points);
        };
    }
}
