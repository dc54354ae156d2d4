package io.tradesense.trading.journal.goals.domain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a span.
 *
 * @param opened trades opened in it
 * @param closed trades closed in it, of which {@code wins} ended above zero
 * @param rMultiple null where no trade has one
 * @param worstDay the largest loss of a day, positive, or 0
 * @param journaledDays days that have an entry
 */
public record Figures(
        long opened,
        long closed,
        long wins,
        BigDecimal netPnl,
        @Nullable BigDecimal rMultiple,
        BigDecimal worstDay,
        long journaledDays) {}
