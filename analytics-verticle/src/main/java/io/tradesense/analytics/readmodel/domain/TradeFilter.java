package io.tradesense.analytics.readmodel.domain;

import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which trades a question is about. Null, and an empty set of accounts, mean no restriction; restrictions add up.
 *
 * @param from the earliest close, inclusive
 * @param to the end of the closes, exclusive, so that consecutive periods share no trade
 * @param currency null for the currency with the most trades: see {@link CurrencyChoice}
 */
public record TradeFilter(
        Set<UUID> accountIds,
        @Nullable String symbol,
        @Nullable String tag,
        @Nullable String setup,
        @Nullable Side side,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String currency) {

    /** No restriction at all. */
    public static final TradeFilter EVERYTHING = new TradeFilter(Set.of(), null, null, null, null, null, null, null);

    public TradeFilter {
        accountIds = Set.copyOf(accountIds);
    }

    /** The trades that pass, in one currency. */
    public Selection select(TradeColumns columns) {
        return equals(EVERYTHING) ? columns.everything() : selectRows(columns);
    }

    Selection selectRows(TradeColumns columns) {
        long first = from == null ? Long.MIN_VALUE : TradeColumns.micros(from);
        long end = to == null ? Long.MAX_VALUE : TradeColumns.micros(to);
        boolean[] accounts = wanted(columns.accounts());
        Wanted bySymbol = new Wanted(columns.symbols(), symbol);
        Wanted byTag = new Wanted(columns.tags(), tag);
        Wanted bySetup = new Wanted(columns.setups(), setup);
        Wanted bySide = new Wanted(columns.sides(), side == null ? null : side.name());

        int[] rows = new int[columns.size()];
        int found = 0;
        for (int row = 0; row < rows.length; row++) {
            long closed = columns.closedAtMicros(row);
            if (closed >= first
                    && closed < end
                    && accounts[columns.accounts().first(row)]
                    && bySymbol.holds(row)
                    && byTag.holds(row)
                    && bySetup.holds(row)
                    && bySide.holds(row)) rows[found++] = row;
        }
        return CurrencyChoice.choose(columns, Arrays.copyOf(rows, found), currency);
    }

    private boolean[] wanted(Labels accounts) {
        boolean[] wanted = new boolean[accounts.names().size()];
        for (int code = 0; code < wanted.length; code++) {
            wanted[code] = accountIds.isEmpty()
                    || accountIds.contains(UUID.fromString(accounts.names().get(code)));
        }
        return wanted;
    }

    /** One restriction on one column of words. */
    private static final class Wanted {
        private static final int ANY = Integer.MIN_VALUE;
        private static final int NONE = -1;

        private final Labels labels;
        private final int code;

        Wanted(Labels labels, @Nullable String word) {
            this.labels = labels;
            this.code = word == null ? ANY : Math.max(NONE, labels.code(word));
        }

        boolean holds(int row) {
            return code == ANY || labels.has(row, code);
        }
    }
}
