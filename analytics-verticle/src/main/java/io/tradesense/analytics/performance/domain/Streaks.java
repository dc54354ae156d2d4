package io.tradesense.analytics.performance.domain;

import io.tradesense.analytics.readmodel.domain.MoneyColumn;

/**
 * The longest runs of wins and of losses in the order of the closes. A break-even trade is neither and ends both: three
 * wins with one between them that came to nothing are not three wins in a row.
 */
public record Streaks(int wins, int losses) {

    public static Streaks of(MoneyColumn results) {
        int[] longest = new int[3];
        int last = 0;
        int length = 0;
        for (int step = 0; step < results.size(); step++) {
            int outcome = results.signum(step);
            // Without a branch, as in Totals.
            int goesOn = outcome == last ? 1 : 0;
            length = length * goesOn + 1;
            last = outcome;
            longest[outcome + 1] = Math.max(longest[outcome + 1], length);
        }
        return new Streaks(longest[2], longest[0]);
    }
}
