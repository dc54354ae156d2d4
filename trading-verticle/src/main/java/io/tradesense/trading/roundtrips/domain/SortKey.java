package io.tradesense.trading.roundtrips.domain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a trade is sorted by, in the same order as the database sorts the trades it keeps.
 *
 * @param number of everything but a symbol: seconds since 1970, an amount, a ratio, seconds held
 */
public record SortKey(BigDecimal number, String symbol) implements Comparable<SortKey> {

    private static final BigDecimal MORE_THAN_ANY = new BigDecimal("1e400");

    public static SortKey of(
            Trades.Sort sort,
            String symbol,
            Instant openedAt,
            @Nullable Instant closedAt,
            BigDecimal netPnl,
            @Nullable BigDecimal returnPct) {
        return switch (sort) {
            case OPENED_AT -> of(seconds(openedAt));
            case CLOSED_AT -> of(closedAt == null ? MORE_THAN_ANY : seconds(closedAt));
            case NET_PNL -> of(netPnl);
            case RETURN_PCT -> of(returnPct == null ? MORE_THAN_ANY.negate() : returnPct);
            case HOLDING_TIME -> of(closedAt == null ? MORE_THAN_ANY : seconds(Duration.between(openedAt, closedAt)));
            case SYMBOL -> new SortKey(BigDecimal.ZERO, symbol);
        };
    }

    /** @throws NumberFormatException where the text was not made by {@link #text} for this order */
    public static SortKey parse(Trades.Sort sort, String text) {
        return sort == Trades.Sort.SYMBOL ? new SortKey(BigDecimal.ZERO, text) : of(new BigDecimal(text));
    }

    public String text() {
        return symbol.isEmpty() ? number.toString() : symbol;
    }

    @Override
    public int compareTo(SortKey other) {
        int byNumber = number.compareTo(other.number);
        return byNumber != 0 ? byNumber : symbol.compareTo(other.symbol);
    }

    private static SortKey of(BigDecimal number) {
        return new SortKey(number, "");
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), 9));
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.getSeconds()).add(BigDecimal.valueOf(time.getNano(), 9));
    }
}
