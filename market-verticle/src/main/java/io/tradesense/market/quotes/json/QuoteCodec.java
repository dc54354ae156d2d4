package io.tradesense.market.quotes.json;

import io.tradesense.market.quotes.domain.Quote;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A quote and back, without loss: prices are strings. */
public final class QuoteCodec {
    private QuoteCodec() {}

    /** Everything but whether it is stale, which is a matter of when it is answered. */
    public static JsonObject write(Quote quote) {
        return new JsonObject()
                .put("symbol", quote.symbol())
                .put("price", quote.price().toPlainString())
                .put("bid", plain(quote.bid()))
                .put("ask", plain(quote.ask()))
                .put("open", plain(quote.open()))
                .put("high", plain(quote.high()))
                .put("low", plain(quote.low()))
                .put("previousClose", plain(quote.previousClose()))
                .put("change", plain(quote.change()))
                .put("changePct", quote.changePct())
                .put("volume", plain(quote.volume()))
                .put("currency", quote.currency())
                .put("asOf", quote.asOf().toString())
                .put("source", quote.source())
                .put("simulated", quote.simulated());
    }

    public static Quote read(JsonObject json) {
        return new Quote(
                json.getString("symbol"),
                new BigDecimal(json.getString("price")),
                decimal(json, "bid"),
                decimal(json, "ask"),
                decimal(json, "open"),
                decimal(json, "high"),
                decimal(json, "low"),
                decimal(json, "previousClose"),
                decimal(json, "volume"),
                json.getString("currency"),
                Instant.parse(json.getString("asOf")),
                json.getString("source"),
                json.getBoolean("simulated"));
    }

    private static @Nullable BigDecimal decimal(JsonObject json, String name) {
        String text = json.getString(name);
        return text == null ? null : new BigDecimal(text);
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
