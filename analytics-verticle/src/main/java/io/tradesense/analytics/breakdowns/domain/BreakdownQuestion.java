package io.tradesense.analytics.breakdowns.domain;

import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Where did it come from, and is that more than luck? */
public record BreakdownQuestion(Scope scope, Dimension dimension) implements Question<Breakdown> {

    @Override
    public Breakdown figures(Selection selection, @Nullable BigDecimal startingBalance) {
        return Breakdown.of(selection, dimension, scope.zone());
    }
}
