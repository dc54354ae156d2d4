package io.tradesense.analytics.readmodel.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps currencies apart: a figure is in the currency asked for, else in the one with the most trades (of equals, the
 * first by its code), and the answer says what was left out. Adding currencies would need a rate and its date, which a
 * performance figure does not have.
 */
public final class CurrencyChoice {

    private CurrencyChoice() {}

    public static Selection choose(TradeColumns columns, int[] rows, @Nullable String asked) {
        Labels currencies = columns.currencies();
        int[] counts = new int[currencies.names().size()];
        for (int row : rows) {
            counts[currencies.first(row)]++;
        }
        int chosen = asked == null ? mostTraded(counts) : currencies.code(asked);
        String currency =
                asked != null || chosen < 0 ? asked : currencies.names().get(chosen);
        boolean all = chosen >= 0 && counts[chosen] == rows.length;
        return new Selection(
                columns, all ? rows : only(rows, currencies, chosen), currency, others(counts, currencies, chosen));
    }

    /** Negative where there is no trade. */
    private static int mostTraded(int[] counts) {
        int most = -1;
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > (most < 0 ? 0 : counts[most])) most = code;
        }
        return most;
    }

    private static int[] only(int[] rows, Labels currencies, int chosen) {
        return Arrays.stream(rows)
                .filter(row -> currencies.first(row) == chosen)
                .toArray();
    }

    private static List<CurrencyCount> others(int[] counts, Labels currencies, int chosen) {
        List<CurrencyCount> others = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (code != chosen && counts[code] > 0)
                others.add(new CurrencyCount(currencies.names().get(code), counts[code]));
        }
        others.sort(Comparator.comparingInt(CurrencyCount::trades).reversed());
        return others;
    }
}
