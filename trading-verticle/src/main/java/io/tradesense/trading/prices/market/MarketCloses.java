package io.tradesense.trading.prices.market;

import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.prices.domain.Close;
import io.tradesense.trading.prices.domain.Closes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Daily candles of the service market. What does not come soon is left out. */
public final class MarketCloses implements Closes {
    private static final Logger LOG = LoggerFactory.getLogger(MarketCloses.class);
    private static final Caller SELF = Caller.service("trading");
    private static final long PATIENCE_MILLIS = 4_000;
    /** A day's candle begins with its session, and that of currencies at 17:00 in New York on the day before. */
    private static final Duration INTO_THE_DAY = Duration.ofHours(3);

    private final ServiceClient services;

    public MarketCloses(ServiceClient services) {
        this.services = services;
    }

    @Override
    public Future<Map<Instrument, NavigableMap<LocalDate, Close>>> of(Collection<Instrument> instruments, Span span) {
        List<Future<Map<Instrument, NavigableMap<LocalDate, Close>>>> answers = new ArrayList<>();
        for (Instrument instrument : instruments) {
            MarketSymbols.of(instrument).ifPresent(symbol -> answers.add(ask(instrument, symbol, span)));
        }
        return Future.all(answers).map(all -> {
            Map<Instrument, NavigableMap<LocalDate, Close>> closes = new HashMap<>();
            answers.forEach(answer -> closes.putAll(answer.result()));
            return closes;
        });
    }

    private Future<Map<Instrument, NavigableMap<LocalDate, Close>>> ask(
            Instrument instrument, String symbol, Span span) {
        var uri = "/market-data/history/" + symbol + "?interval=1d&adjusted=false&limit=5000&from=" + span.from()
                + "&to=" + span.to();
        return services.get(SELF, "market", uri)
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .map(answer -> read(answer, instrument))
                .recover(away -> {
                    LOG.info("market gave no closes of {}, what is known is used: {}", symbol, away.toString());
                    return Future.succeededFuture(Map.of());
                });
    }

    private static Map<Instrument, NavigableMap<LocalDate, Close>> read(JsonObject answer, Instrument instrument) {
        NavigableMap<LocalDate, Close> closes = new TreeMap<>();
        boolean simulated = answer.getBoolean("simulated");
        for (Object each : answer.getJsonArray("candles")) {
            var candle = (JsonObject) each;
            var day = LocalDate.ofInstant(Instant.parse(candle.getString("t")).plus(INTO_THE_DAY), ZoneOffset.UTC);
            closes.put(day, new Close(new BigDecimal(candle.getString("c")), simulated));
        }
        boolean usable = !closes.isEmpty() && instrument.currency().equals(answer.getString("currency"));
        return usable ? Map.of(instrument, closes) : Map.of();
    }
}
