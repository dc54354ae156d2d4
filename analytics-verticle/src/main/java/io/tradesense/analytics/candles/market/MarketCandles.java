package io.tradesense.analytics.candles.market;

import io.tradesense.analytics.candles.domain.Candle;
import io.tradesense.analytics.candles.domain.Candles;
import io.tradesense.analytics.candles.domain.Span;
import io.tradesense.kit.Fault;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Asks market, in the user's name, for prices that split and dividend do not break. */
public final class MarketCandles implements Candles {
    private static final String MARKET = "market";
    private static final String HISTORY = "/market-data/history/%s?interval=%s&from=%s&to=%s&limit=%d";
    /** What market takes for a symbol; it refuses all else, and an option's symbol is no reason to ask. */
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./\\-=^]{0,19}");

    private final ServiceClient services;
    private final String self;

    /** @param self the name of this service */
    public MarketCandles(ServiceClient services, String self) {
        this.services = services;
        this.self = self;
    }

    @Override
    public Future<Series> between(UUID userId, String symbol, Span span, Instant from, Instant to, int limit) {
        if (!SYMBOL.matcher(symbol).matches()) {
            return Future.succeededFuture(Series.NONE);
        }
        String path =
                HISTORY.formatted(URLEncoder.encode(symbol, StandardCharsets.UTF_8), span.word(), from, to, limit);
        return services.get(new Caller(self, userId, Set.of(), null), MARKET, path)
                .map(MarketCandles::series)
                .recover(failure -> failure instanceof Fault fault && fault.kind() == Fault.Kind.NOT_FOUND
                        ? Future.succeededFuture(Series.NONE)
                        : Future.failedFuture(failure));
    }

    private static Series series(JsonObject json) {
        List<Candle> whole = json.getJsonArray("candles").stream()
                .map(JsonObject.class::cast)
                .filter(candle -> !candle.getBoolean("partial", false))
                .map(MarketCandles::candle)
                .toList();
        return new Series(
                whole,
                json.getString("source"),
                json.getBoolean("simulated", false),
                json.getString("nextCursor") != null);
    }

    private static Candle candle(JsonObject json) {
        String volume = json.getString("v");
        return new Candle(
                Instant.parse(json.getString("t")),
                Double.parseDouble(json.getString("o")),
                Double.parseDouble(json.getString("h")),
                Double.parseDouble(json.getString("l")),
                Double.parseDouble(json.getString("c")),
                volume == null ? 0 : Double.parseDouble(volume));
    }
}
