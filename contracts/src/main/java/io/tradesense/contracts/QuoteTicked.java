package io.tradesense.contracts;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A price moved. Conflated: at most one a symbol a second, the last one. It is told and not kept: it stands in no feed,
 * because the next one takes its place.
 *
 * @param currency what the price is in
 * @param at the moment the price is of
 * @param simulated made up, because no provider was there to be asked
 */
public record QuoteTicked(
        String symbol, BigDecimal price, String currency, Instant at, String source, boolean simulated) {
    public static final String TYPE = "tradesense.market.quote-ticked.v1";

    public JsonObject toJson() {
        return new JsonObject()
                .put("symbol", symbol)
                .put("price", price.toPlainString())
                .put("currency", currency)
                .put("at", at.toString())
                .put("source", source)
                .put("simulated", simulated);
    }

    public static QuoteTicked fromJson(JsonObject json) {
        return new QuoteTicked(
                json.getString("symbol"),
                new BigDecimal(json.getString("price")),
                json.getString("currency"),
                Instant.parse(json.getString("at")),
                json.getString("source"),
                json.getBoolean("simulated"));
    }
}
