package io.tradesense.trading.prices.market;

import io.tradesense.kit.Fault;
import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.tradesense.trading.excursions.domain.Candles;
import io.tradesense.trading.excursions.domain.Excursions;
import io.tradesense.trading.executions.domain.Instrument;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Candles of the service market, asked for in the background: an answer may take as long as the client allows. */
public final class MarketCandles implements Candles {
    private static final Logger LOG = LoggerFactory.getLogger(MarketCandles.class);
    private static final Answer NOTHING = new Answer(List.of(), "none", false);

    private final ServiceClient services;

    public MarketCandles(ServiceClient services) {
        this.services = services;
    }

    @Override
    public Future<Answer> of(UUID userId, Instrument instrument, Resolution resolution, Instant from, Instant to) {
        var symbol = MarketSymbols.of(instrument);
        if (symbol.isEmpty()) return Future.succeededFuture(NOTHING);
        var uri = "/market-data/history/" + symbol.get() + "?interval=" + resolution.word()
                + "&adjusted=false&limit=5000&from=" + from.minus(resolution.length()) + "&to=" + to.plusSeconds(1);
        return services.get(Caller.service("trading", userId), "market", uri)
                .map(answer -> read(answer, instrument, resolution))
                .recover(failure -> {
                    if (isAway(failure)) return Future.failedFuture(failure);
                    LOG.warn("market has no candles of {}", symbol.get(), failure);
                    return Future.succeededFuture(NOTHING);
                });
    }

    /** Whether another time may help; a symbol that is refused must not hold up all others. */
    private static boolean isAway(Throwable failure) {
        return failure instanceof Fault fault && fault.kind() != Fault.Kind.NOT_FOUND;
    }

    private static Answer read(JsonObject answer, Instrument instrument, Resolution resolution) {
        if (!instrument.currency().equals(answer.getString("currency"))) return NOTHING;
        List<Excursions.Bar> bars = new ArrayList<>();
        for (Object each : answer.getJsonArray("candles")) {
            var candle = (JsonObject) each;
            var begins = Instant.parse(candle.getString("t"));
            bars.add(new Excursions.Bar(
                    begins,
                    begins.plus(resolution.length()),
                    new BigDecimal(candle.getString("h")),
                    new BigDecimal(candle.getString("l"))));
        }
        return new Answer(List.copyOf(bars), answer.getString("source"), answer.getBoolean("simulated"));
    }
}
