package io.tradesense.trading.prices.market;

import io.tradesense.kit.client.ServiceClient;
import io.tradesense.kit.identity.Caller;
import io.tradesense.trading.executions.domain.Instrument;
import io.tradesense.trading.prices.domain.Price;
import io.tradesense.trading.prices.domain.Quotes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /quotes} of the service market: a bounded number of questions, each answered soon or not at all. */
public final class MarketQuotes implements Quotes {
    private static final Logger LOG = LoggerFactory.getLogger(MarketQuotes.class);
    private static final String MARKET = "market";
    private static final Caller SELF = Caller.service("trading");
    private static final int SYMBOLS_A_QUESTION = 75;
    private static final int MOST_QUESTIONS = 8;
    private static final long PATIENCE_MILLIS = 1_500;

    private final ServiceClient services;

    public MarketQuotes(ServiceClient services) {
        this.services = services;
    }

    @Override
    public Future<Map<Instrument, Price>> of(Collection<Instrument> instruments) {
        Map<String, List<Instrument>> bySymbol = new HashMap<>();
        instruments.stream()
                .distinct()
                .forEach(instrument -> MarketSymbols.of(instrument)
                        .ifPresent(symbol -> bySymbol.computeIfAbsent(symbol, first -> new ArrayList<>())
                                .add(instrument)));
        var symbols = bySymbol.keySet().stream()
                .sorted()
                .limit((long) MOST_QUESTIONS * SYMBOLS_A_QUESTION)
                .toList();
        List<Future<Map<Instrument, Price>>> answers = new ArrayList<>();
        for (int from = 0; from < symbols.size(); from += SYMBOLS_A_QUESTION) {
            var some = symbols.subList(from, Math.min(symbols.size(), from + SYMBOLS_A_QUESTION));
            answers.add(ask(some, bySymbol));
        }
        return Future.all(answers).map(all -> {
            Map<Instrument, Price> prices = new HashMap<>();
            answers.forEach(answer -> prices.putAll(answer.result()));
            return prices;
        });
    }

    private Future<Map<Instrument, Price>> ask(List<String> symbols, Map<String, List<Instrument>> bySymbol) {
        var uri = "/quotes?symbols=" + URLEncoder.encode(String.join(",", symbols), StandardCharsets.UTF_8);
        return services.get(SELF, MARKET, uri)
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .map(answer -> read(answer, bySymbol))
                .recover(away -> {
                    LOG.info("market gave no quotes, the last known are used: {}", away.toString());
                    return Future.succeededFuture(Map.of());
                });
    }

    private static Map<Instrument, Price> read(JsonObject answer, Map<String, List<Instrument>> bySymbol) {
        Map<Instrument, Price> prices = new HashMap<>();
        for (Object item : answer.getJsonArray("items")) {
            var quote = (JsonObject) item;
            var price = new Price(
                    new BigDecimal(quote.getString("price")),
                    Instant.parse(quote.getString("asOf")),
                    Price.Source.MARKET,
                    quote.getBoolean("stale"),
                    quote.getBoolean("simulated"));
            bySymbol.getOrDefault(quote.getString("symbol"), List.of()).stream()
                    // one symbol in another currency is another thing: London's shares are not New York's
                    .filter(instrument -> instrument.currency().equals(quote.getString("currency")))
                    .forEach(instrument -> prices.put(instrument, price));
        }
        return prices;
    }
}
