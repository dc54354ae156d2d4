package io.tradesense.ai.answers.json;

import io.tradesense.ai.facts.domain.TradeFilter;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Filters as a reader sees them: what does not restrict is left out. */
public final class FilterCodec {
    private FilterCodec() {}

    public static JsonObject write(TradeFilter filter) {
        var json = new JsonObject();
        put(json, "accountId", filter.accountId());
        put(json, "symbol", filter.symbol());
        put(json, "side", filter.side());
        put(json, "tag", filter.tag());
        put(json, "setup", filter.setup());
        put(json, "status", filter.status());
        put(json, "from", filter.from());
        put(json, "to", filter.to());
        BigDecimal least = filter.minPnl();
        BigDecimal most = filter.maxPnl();
        put(json, "minPnl", least == null ? null : least.toPlainString());
        put(json, "maxPnl", most == null ? null : most.toPlainString());
        return json.put("tz", filter.tz());
    }

    static TradeFilter read(JsonObject json) {
        return new TradeFilter(
                get(json, "accountId", UUID::fromString),
                json.getString("symbol"),
                json.getString("side"),
                json.getString("tag"),
                json.getString("setup"),
                json.getString("status"),
                get(json, "from", LocalDate::parse),
                get(json, "to", LocalDate::parse),
                get(json, "minPnl", BigDecimal::new),
                get(json, "maxPnl", BigDecimal::new),
                json.getString("tz"));
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static <T> @Nullable T get(JsonObject json, String name, Function<String, T> read) {
        String text = json.getString(name);
        return text == null ? null : read.apply(text);
    }
}
