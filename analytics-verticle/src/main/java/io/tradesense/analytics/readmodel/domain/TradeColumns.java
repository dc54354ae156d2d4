package io.tradesense.analytics.readmodel.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A user's closed trades in columns, ordered by close and then by trade id, so that every figure is the same whatever
 * order the trades were read in. Immutable: build it once a data version and share it between queries and threads.
 */
public final class TradeColumns {

    private static final Comparator<ClosedTrade> ORDER =
            Comparator.comparing(TradeColumns::closeInMicros).thenComparing(ClosedTrade::tradeId);

    private final List<UUID> tradeIds;
    private final long[] openedAtMicros;
    private final long[] closedAtMicros;
    private final MoneyColumn net;
    private final MoneyColumn gross;
    private final MoneyColumn fees;
    private final double[] rMultiples;
    private final Labels accounts;
    private final Labels symbols;
    private final Labels assetClasses;
    private final Labels sides;
    private final Labels currencies;
    private final Labels setups;
    private final Labels tags;
    private final DetailColumns details;
    /** Asked for by every question of a first page; two threads may make the same. */
    private volatile @Nullable Selection everything;

    private TradeColumns(List<ClosedTrade> trades) {
        tradeIds = trades.stream().map(ClosedTrade::tradeId).toList();
        openedAtMicros =
                trades.stream().mapToLong(trade -> micros(trade.openedAt())).toArray();
        closedAtMicros =
                trades.stream().mapToLong(trade -> micros(trade.closedAt())).toArray();
        net = money(trades, ClosedTrade::netPnl);
        gross = money(trades, ClosedTrade::grossPnl);
        fees = money(trades, ClosedTrade::fees);
        rMultiples = trades.stream().mapToDouble(TradeColumns::rMultiple).toArray();
        accounts = labels(trades, trade -> trade.accountId().toString());
        symbols = labels(trades, ClosedTrade::symbol);
        assetClasses = labels(trades, ClosedTrade::assetClass);
        sides = labels(trades, trade -> trade.side().name());
        currencies = labels(trades, ClosedTrade::currency);
        setups = labels(trades, ClosedTrade::setup);
        tags = Labels.ofSets(trades.stream().map(ClosedTrade::tags).toList());
        details = new DetailColumns(trades);
    }

    /** @param trades in any order, each trade once */
    public static TradeColumns of(Collection<ClosedTrade> trades) {
        return new TradeColumns(trades.stream().sorted(ORDER).toList());
    }

    public int size() {
        return closedAtMicros.length;
    }

    /** What {@link TradeFilter#EVERYTHING} selects. */
    Selection everything() {
        Selection known = everything;
        if (known == null) {
            known = TradeFilter.EVERYTHING.selectRows(this);
            everything = known;
        }
        return known;
    }

    public UUID tradeId(int row) {
        return tradeIds.get(row);
    }

    /** Microseconds since 1970-01-01T00:00Z. */
    public long closedAtMicros(int row) {
        return closedAtMicros[row];
    }

    /** Microseconds since 1970-01-01T00:00Z. */
    public long openedAtMicros(int row) {
        return openedAtMicros[row];
    }

    /** The net result over the amount risked; NaN where no amount was risked. */
    public double rMultiple(int row) {
        return rMultiples[row];
    }

    public MoneyColumn net() {
        return net;
    }

    public MoneyColumn gross() {
        return gross;
    }

    public MoneyColumn fees() {
        return fees;
    }

    public Labels accounts() {
        return accounts;
    }

    public Labels symbols() {
        return symbols;
    }

    public Labels assetClasses() {
        return assetClasses;
    }

    public Labels sides() {
        return sides;
    }

    public Labels currencies() {
        return currencies;
    }

    public Labels setups() {
        return setups;
    }

    public Labels tags() {
        return tags;
    }

    /** What is known beside the results. */
    public DetailColumns details() {
        return details;
    }

    /** Microseconds since 1970; finer digits are cut towards the past. */
    public static long micros(Instant instant) {
        return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
    }

    public static Instant instant(long micros) {
        return Instant.EPOCH
                .plusSeconds(Math.floorDiv(micros, 1_000_000L))
                .plusNanos(Math.floorMod(micros, 1_000_000L) * 1_000L);
    }

    private static long closeInMicros(ClosedTrade trade) {
        return micros(trade.closedAt());
    }

    private static double rMultiple(ClosedTrade trade) {
        BigDecimal risk = trade.riskAmount();
        return risk == null ? Double.NaN : trade.netPnl().doubleValue() / risk.doubleValue();
    }

    private static MoneyColumn money(List<ClosedTrade> trades, Function<ClosedTrade, BigDecimal> amount) {
        return MoneyColumn.of(trades.stream().map(amount).toList());
    }

    private static Labels labels(List<ClosedTrade> trades, Function<ClosedTrade, @Nullable String> word) {
        List<@Nullable String> words = new ArrayList<>(trades.size());
        for (ClosedTrade trade : trades) {
            words.add(word.apply(trade));
        }
        return Labels.of(words);
    }
}
