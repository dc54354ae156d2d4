package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Is it getting better or worse? */
public record RollingQuestion(Scope scope, int window, int points) implements Question<Rolling> {

    @Override
    public Rolling figures(Selection selection, @Nullable BigDecimal startingBalance) {
        return Rolling.of(selection, window, points);
    }
}
