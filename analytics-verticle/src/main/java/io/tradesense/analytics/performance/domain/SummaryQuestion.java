package io.tradesense.analytics.performance.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How did it go, in all? */
public record SummaryQuestion(Scope scope) implements Question<Summary> {

    @Override
    public Summary figures(Selection selection, @Nullable BigDecimal startingBalance) {
        return Summary.of(selection, startingBalance, scope.zone());
    }
}
