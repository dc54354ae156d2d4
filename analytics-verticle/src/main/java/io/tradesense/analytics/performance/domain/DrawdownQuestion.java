package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.questions.domain.Question;
import io.tradesense.analytics.questions.domain.Scope;
import io.tradesense.analytics.readmodel.domain.Selection;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How often, how deep and how long was it under water? */
public record DrawdownQuestion(Scope scope, int most) implements Question<DrawdownEpisodes> {

    @Override
    public DrawdownEpisodes figures(Selection selection, @Nullable BigDecimal startingBalance) {
        return DrawdownEpisodes.of(selection, startingBalance, most);
    }
}
