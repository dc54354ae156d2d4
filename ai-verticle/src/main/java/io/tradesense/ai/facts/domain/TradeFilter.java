package io.tradesense.ai.facts.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of a user's trades, by the parameters that trading and analytics filter by. What is null does not restrict.
 *
 * @param side LONG or SHORT
 * @param status OPEN or CLOSED
 * @param from the first day of the close, by the clock of {@code tz}
 * @param to the last day of the close, inclusive
 * @param minPnl the least net result
 * @param maxPnl the largest net result
 * @param tz a zone of the IANA database
 */
public record TradeFilter(
        @Nullable UUID accountId,
        @Nullable String symbol,
        @Nullable String side,
        @Nullable String tag,
        @Nullable String setup,
        @Nullable String status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable BigDecimal minPnl,
        @Nullable BigDecimal maxPnl,
        String tz) {

    /** Every trade. */
    public static TradeFilter all(String tz) {
        return new TradeFilter(null, null, null, null, null, null, null, null, null, null, tz);
    }

    public TradeFilter of(@Nullable UUID account) {
        return new TradeFilter(account, symbol, side, tag, setup, status, from, to, minPnl, maxPnl, tz);
    }

    public TradeFilter between(LocalDate first, LocalDate last) {
        return new TradeFilter(accountId, symbol, side, tag, setup, status, first, last, minPnl, maxPnl, tz);
    }

    public TradeFilter ofSymbol(String wanted) {
        return new TradeFilter(accountId, wanted, side, tag, setup, status, from, to, minPnl, maxPnl, tz);
    }

    public TradeFilter ofSetup(String wanted) {
        return new TradeFilter(accountId, symbol, side, tag, wanted, status, from, to, minPnl, maxPnl, tz);
    }

    /** By the names that analytics gives its parameters; it knows closed trades only and no bounds of results. */
    public Map<String, String> forAnalytics() {
        Map<String, String> parameters = shared();
        put(parameters, "from", from);
        put(parameters, "to", to);
        parameters.put("tz", tz);
        return parameters;
    }

    /** What all who filter trades call the same. */
    public Map<String, String> shared() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "accountId", accountId);
        put(parameters, "symbol", symbol);
        put(parameters, "tag", tag);
        put(parameters, "setup", setup);
        put(parameters, "side", side);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }
}
