package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How did each day, week or month go? */
public record CalendarQuestion(Scope scope, TradingCalendar.Step step) implements Question<TradingCalendar> {

    @Override
    public TradingCalendar figures(Selection selection, @Nullable BigDecimal startingBalance) {
        return TradingCalendar.of(selection, scope.zone(), step);
    }
}
