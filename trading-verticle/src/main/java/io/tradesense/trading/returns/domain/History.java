package io.tradesense.trading.returns.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;

/**
 * A portfolio's worth day by day, in one currency.
 *
 * @param opening the value at the close of the day before the first
 * @param days without a gap, at least one
 * @param unconverted currencies without any known rate: what stands in them is left out everywhere, alike
 */
public record History(String currency, BigDecimal opening, List<Day> days, SortedSet<String> unconverted) {

    /**
     * One day, valued at its close.
     *
     * @param positions the worth of what is paid for in full: shares, options, coins
     * @param cash the rest; what futures and currency positions won or lost is in it as soon as the day closes
     * @param deposits that came in, positive
     * @param withdrawals that went out, positive
     * @param stale whether a price or rate in it is older than the day
     * @param simulated whether one was made up
     */
    public record Day(
            LocalDate date,
            BigDecimal cash,
            BigDecimal positions,
            BigDecimal deposits,
            BigDecimal withdrawals,
            Parts parts,
            boolean stale,
            boolean simulated) {

        public BigDecimal value() {
            return cash.add(positions);
        }
    }

    public BigDecimal closing() {
        return days.get(days.size() - 1).value();
    }
}
