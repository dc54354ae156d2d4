package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How did it go, in all? */
public record SummaryQuestion(Scope scope, Convention convention) implements Question<Summary> {

    @Override
    public Summary figures(Selection selection, @Nullable BigDecimal startingBalance) {
        return Summary.of(selection, startingBalance, scope.zone(), convention);
    }
}
