package io.tradesense.analytics.questions.domain;

import io.tradesense.analytics.readmodel.domain.CurrencyCount;
import io.tradesense.analytics.readmodel.domain.DataVersion;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures, and what they are figures of.
 *
 * @param currency of every amount; null where no trade was found and none was asked for
 * @param otherCurrencies what the question covers and the figures leave out
 * @param startingBalance equity was measured from it; null where it is not known
 */
public record Answer<F>(
        F figures,
        @Nullable String currency,
        List<CurrencyCount> otherCurrencies,
        @Nullable BigDecimal startingBalance,
        DataVersion version) {}
