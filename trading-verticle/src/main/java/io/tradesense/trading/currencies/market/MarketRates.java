package io.tradesense.trading.currencies.market;

import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.tradesense.trading.currencies.domain.PublishedRates;
import io.tradesense.trading.currencies.domain.Rate;
import io.tradesense.trading.currencies.domain.Rates.Pair;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Daily closes of a currency pair from the market service. What it made up is not taken. */
public final class MarketRates implements PublishedRates {
    private static final Logger log = LoggerFactory.getLogger(MarketRates.class);
    private static final Caller SELF = Caller.service("trading");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final String HISTORY =
            "/market-data/history/%s-%s?interval=1d&adjusted=false&limit=5000&from=%s&to=%s";

    private final ServiceClient services;

    public MarketRates(ServiceClient services) {
        this.services = services;
    }

    /** Without the market service a rate is not known: that is told, and nothing fails. */
    @Override
    public Future<List<Rate>> of(Pair pair, LocalDate from, LocalDate to) {
        if (!CURRENCY.matcher(pair.from()).matches()
                || !CURRENCY.matcher(pair.to()).matches()) {
            return Future.succeededFuture(List.of());
        }
        return services.get(SELF, "market", HISTORY.formatted(pair.from(), pair.to(), from, to))
                .map(MarketRates::rates)
                .recover(failure -> {
                    log.warn("no rates of {} in {}: {}", pair.from(), pair.to(), failure.toString());
                    return Future.succeededFuture(List.of());
                });
    }

    private static List<Rate> rates(JsonObject history) {
        if (Boolean.TRUE.equals(history.getBoolean("simulated"))) return List.of();
        String source = history.getString("source", "market");
        return history.getJsonArray("candles", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .map(candle -> new Rate(
                        OffsetDateTime.parse(candle.getString("t")).toLocalDate(),
                        new BigDecimal(candle.getString("c")),
                        source))
                .filter(rate -> rate.value().signum() > 0)
                .toList();
    }
}
