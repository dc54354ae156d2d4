package io.tradesense.analytics.questions.domain;

import io.tradesense.analytics.readmodel.domain.Selection;
import io.tradesense.analytics.readmodel.domain.TradeBook;
import io.tradesense.analytics.readmodel.domain.TradeFilter;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Something to be known about closed trades. Two equal questions to the same data have the same answer.
 *
 * @param <F> the figures of the answer
 */
public interface Question<F> {

    Scope scope();

    /** @param startingBalance null where it is not known */
    F figures(Selection selection, @Nullable BigDecimal startingBalance);

    /** @throws io.tradesense.kit.Fault NOT_FOUND where the question names an account that is not the user's */
    default Answer<F> answer(TradeBook book) {
        TradeFilter filter = scope().filter();
        Selection selection = book.select(filter);
        BigDecimal startingBalance = book.startingBalance(filter.accountIds(), selection.currency());
        return new Answer<>(
                figures(selection, startingBalance),
                selection.currency(),
                selection.otherCurrencies(),
                startingBalance,
                book.version());
    }
}
