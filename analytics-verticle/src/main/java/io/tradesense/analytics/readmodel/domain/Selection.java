package io.tradesense.analytics.readmodel.domain;

import io.tradesense.analytics.statistics.domain.Centred;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The trades a question is about: some rows of the columns, ascending, all in one currency. */
public final class Selection {

    private final TradeColumns columns;
    private final int[] rows;
    private final @Nullable String currency;
    private final List<CurrencyCount> otherCurrencies;
    private final MoneyColumn net;
    /** Made when it is first asked for; two threads may make the same. */
    private volatile double @Nullable [] results;

    private volatile @Nullable Centred centred;

    public Selection(TradeColumns columns, int[] rows, @Nullable String currency, List<CurrencyCount> otherCurrencies) {
        this.columns = columns;
        this.rows = rows;
        this.currency = currency;
        this.otherCurrencies = List.copyOf(otherCurrencies);
        this.net = rows.length == columns.size() ? columns.net() : columns.net().rows(rows);
    }

    /** The same question asked of fewer trades: those at these positions of this selection. */
    public Selection part(int[] positions) {
        int[] part = new int[positions.length];
        for (int i = 0; i < positions.length; i++) {
            part[i] = rows[positions[i]];
        }
        return new Selection(columns, part, currency, otherCurrencies);
    }

    public int trades() {
        return rows.length;
    }

    /** The currency of every amount; null only where none was asked for and no trade was found. */
    public @Nullable String currency() {
        return currency;
    }

    /** What the filter found in other currencies, most trades first. */
    public List<CurrencyCount> otherCurrencies() {
        return otherCurrencies;
    }

    /** In the order of their close. */
    public List<UUID> tradeIds() {
        return IntStream.of(rows).mapToObj(columns::tradeId).toList();
    }

    public TradeColumns columns() {
        return columns;
    }

    /** The row in the columns of the trade at this position. */
    public int row(int position) {
        return rows[position];
    }

    /** The net results of the selected trades, by position. */
    public MoneyColumn net() {
        return net;
    }

    /** The nearest doubles of the net results, by position; not to be written to. */
    public double[] results() {
        double[] known = results;
        if (known == null) {
            known = net.values();
            results = known;
        }
        return known;
    }

    /** The same less their mean. */
    public Centred centred() {
        Centred known = centred;
        if (known == null) {
            known = Centred.of(results());
            centred = known;
        }
        return known;
    }

    /** The results before costs. */
    public MoneyColumn gross() {
        return columns.gross().rows(rows);
    }

    public MoneyColumn fees() {
        return columns.fees().rows(rows);
    }

    public double rMultiple(int position) {
        return columns.rMultiple(rows[position]);
    }

    public long openedAtMicros(int position) {
        return columns.openedAtMicros(rows[position]);
    }

    public long closedAtMicros(int position) {
        return columns.closedAtMicros(rows[position]);
    }
}
