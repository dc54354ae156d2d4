package io.tradesense.contracts;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A round trip as it stands after a change, whole: whoever has the latest needs no other. Sent as {@link #OPENED},
 * {@link #CHANGED} or {@link #CLOSED}; a closed trade that a late fill opens again is {@link #CHANGED}.
 *
 * @param side LONG or SHORT
 * @param status OPEN or CLOSED
 * @param currency of every amount
 * @param quantity entered over the whole trade
 * @param closedAt null while it is open
 * @param grossPnl realised so far, before costs
 * @param riskAmount what was at risk by the planned stop, positive; null where no stop is known
 * @param setup null where none was noted
 * @param mistakes empty where none were noted
 * @param rating 1 to 5, of how the trade was conducted; null where none was given
 * @param stopLoss the planned stop's price; null where none is known
 * @param takeProfit the planned target's price; null where none is known
 * @param rMultiple net result so far ÷ {@code riskAmount}; null without that
 * @param fills what its fills came to
 */
public record TradeChanged(
        UUID tradeId,
        UUID userId,
        UUID accountId,
        String symbol,
        String assetClass,
        String side,
        String status,
        String currency,
        BigDecimal quantity,
        Instant openedAt,
        @Nullable Instant closedAt,
        BigDecimal grossPnl,
        BigDecimal fees,
        @Nullable BigDecimal riskAmount,
        @Nullable String setup,
        Set<String> tags,
        Set<String> mistakes,
        @Nullable Integer rating,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal rMultiple,
        Fills fills) {
    public static final String OPENED = "tradesense.trading.trade-opened.v1";
    public static final String CHANGED = "tradesense.trading.trade-changed.v1";
    public static final String CLOSED = "tradesense.trading.trade-closed.v1";

    /**
     * What the fills of the trade came to; all null where the event was told before these were.
     *
     * @param entryPrice average over all entries
     * @param exitPrice average over all exits; null while there is none
     * @param maxQuantity the largest position held, in units of the instrument
     * @param multiplier money a point and unit, such as 50 of an E-mini S&amp;P future
     * @param executions how many fills the trade has
     * @param plannedRewardRisk what the target would bring ÷ {@code riskAmount}; null without a stop or a target
     * @param mae the worst the open position was worth, in money, 0 or negative; null where no prices were known yet
     * @param mfe the best, 0 or positive; likewise
     */
    public record Fills(
            @Nullable BigDecimal entryPrice,
            @Nullable BigDecimal exitPrice,
            @Nullable BigDecimal maxQuantity,
            @Nullable BigDecimal multiplier,
            @Nullable Integer executions,
            @Nullable BigDecimal plannedRewardRisk,
            @Nullable BigDecimal mae,
            @Nullable BigDecimal mfe) {
        public static final Fills UNKNOWN = new Fills(null, null, null, null, null, null, null, null);
    }

    /** A trade about which no more was noted than its risk, setup and tags. */
    public TradeChanged(
            UUID tradeId,
            UUID userId,
            UUID accountId,
            String symbol,
            String assetClass,
            String side,
            String status,
            String currency,
            BigDecimal quantity,
            Instant openedAt,
            @Nullable Instant closedAt,
            BigDecimal grossPnl,
            BigDecimal fees,
            @Nullable BigDecimal riskAmount,
            @Nullable String setup,
            Set<String> tags) {
        this(
                tradeId,
                userId,
                accountId,
                symbol,
                assetClass,
                side,
                status,
                currency,
                quantity,
                openedAt,
                closedAt,
                grossPnl,
                fees,
                riskAmount,
                setup,
                tags,
                Set.of(),
                null,
                null,
                null,
                null,
                Fills.UNKNOWN);
    }

    public JsonObject toJson() {
        var json = new JsonObject()
                .put("tradeId", tradeId.toString())
                .put("userId", userId.toString())
                .put("accountId", accountId.toString())
                .put("symbol", symbol)
                .put("assetClass", assetClass)
                .put("side", side)
                .put("status", status)
                .put("currency", currency)
                .put("quantity", quantity.toPlainString())
                .put("openedAt", openedAt.toString())
                .put("grossPnl", grossPnl.toPlainString())
                .put("fees", fees.toPlainString());
        if (closedAt != null) {
            json.put("closedAt", closedAt.toString());
        }
        put(json, "riskAmount", riskAmount);
        if (setup != null) {
            json.put("setup", setup);
        }
        if (rating != null) {
            json.put("rating", rating);
        }
        put(json, "stopLoss", stopLoss);
        put(json, "takeProfit", takeProfit);
        put(json, "rMultiple", rMultiple);
        put(json, "entryPrice", fills.entryPrice());
        put(json, "exitPrice", fills.exitPrice());
        put(json, "maxQuantity", fills.maxQuantity());
        put(json, "multiplier", fills.multiplier());
        if (fills.executions() != null) {
            json.put("executions", fills.executions());
        }
        put(json, "plannedRewardRisk", fills.plannedRewardRisk());
        put(json, "mae", fills.mae());
        put(json, "mfe", fills.mfe());
        return json.put("tags", array(tags)).put("mistakes", array(mistakes));
    }

    public static TradeChanged fromJson(JsonObject json) {
        String closedAt = json.getString("closedAt");
        return new TradeChanged(
                UUID.fromString(json.getString("tradeId")),
                UUID.fromString(json.getString("userId")),
                UUID.fromString(json.getString("accountId")),
                json.getString("symbol"),
                json.getString("assetClass"),
                json.getString("side"),
                json.getString("status"),
                json.getString("currency"),
                new BigDecimal(json.getString("quantity")),
                Instant.parse(json.getString("openedAt")),
                closedAt == null ? null : Instant.parse(closedAt),
                new BigDecimal(json.getString("grossPnl")),
                new BigDecimal(json.getString("fees")),
                decimal(json, "riskAmount"),
                json.getString("setup"),
                texts(json, "tags"),
                texts(json, "mistakes"),
                json.getInteger("rating"),
                decimal(json, "stopLoss"),
                decimal(json, "takeProfit"),
                decimal(json, "rMultiple"),
                new Fills(
                        decimal(json, "entryPrice"),
                        decimal(json, "exitPrice"),
                        decimal(json, "maxQuantity"),
                        decimal(json, "multiplier"),
                        json.getInteger("executions"),
                        decimal(json, "plannedRewardRisk"),
                        decimal(json, "mae"),
                        decimal(json, "mfe")));
    }

    private static void put(JsonObject json, String name, @Nullable BigDecimal number) {
        if (number != null) {
            json.put(name, number.toPlainString());
        }
    }

    private static @Nullable BigDecimal decimal(JsonObject json, String name) {
        String number = json.getString(name);
        return number == null ? null : new BigDecimal(number);
    }

    private static JsonArray array(Set<String> texts) {
        return new JsonArray(List.copyOf(new TreeSet<>(texts)));
    }

    private static Set<String> texts(JsonObject json, String name) {
        return json.getJsonArray(name, new JsonArray()).stream()
                .map(String.class::cast)
                .collect(Collectors.toUnmodifiableSet());
    }
}
