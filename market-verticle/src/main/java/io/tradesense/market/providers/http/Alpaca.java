package io.tradesense.market.providers.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.providers.domain.CandleRequest;
import io.tradesense.market.providers.domain.Outcome;
import io.tradesense.market.quotes.domain.Quote;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Alpaca's market data, version 2. Key and secret go in headers. */
public final class Alpaca extends HttpProvider {
    private static final int BARS = 10_000;
    private final String feed;

    /** @param feed {@code iex} with the free plan, {@code sip} with the paid one */
    public Alpaca(Plan plan, ProviderHttp http, String feed) {
        super(plan, http);
        this.feed = feed;
    }

    @Override
    public Future<Outcome<Quote>> quote(Instrument instrument, Duration time) {
        String uri = "/v2/stocks/" + encoded(instrument.symbol()) + "/snapshot?feed=" + encoded(feed);
        return http.get(uri, time, (status, body) -> quote(instrument, status, body));
    }

    private Outcome<Quote> quote(Instrument instrument, int status, JsonNode body) {
        if (status != 200) {
            return refusal(status, body);
        }
        if (body.isEmpty() || body.path("latestTrade").isNull()) {
            return new Outcome.NotFound<>();
        }
        if (!instrument.symbol().equals(body.path("symbol").asText())) {
            return new Outcome.Invalid<>("another symbol than asked for");
        }
        JsonNode trade = Fields.object(body, "latestTrade");
        JsonNode bidAndAsk = body.path("latestQuote");
        JsonNode day = body.path("dailyBar");
        var quote = new Quote(
                instrument.symbol(),
                Fields.numberAt(trade, "p"),
                Fields.numberIfKnown(bidAndAsk, "bp"),
                Fields.numberIfKnown(bidAndAsk, "ap"),
                Fields.numberIfKnown(day, "o"),
                Fields.numberIfKnown(day, "h"),
                Fields.numberIfKnown(day, "l"),
                Fields.numberIfKnown(body.path("prevDailyBar"), "c"),
                Fields.numberIfKnown(day, "v"),
                instrument.currency(),
                Fields.instant(trade, "t"),
                name(),
                false);
        return Checked.quote(quote, http.clock().instant());
    }

    @Override
    public Future<Outcome<List<Candle>>> candles(CandleRequest request, Duration time) {
        String timeframe = switch (request.interval()) {
            case M1 -> "1Min";
            case M5 -> "5Min";
            case M15 -> "15Min";
            default -> "1Day";
        };
        String uri = "/v2/stocks/" + encoded(request.instrument().symbol()) + "/bars?timeframe=" + timeframe
                + "&start=" + encoded(request.from().toString())
                + "&end=" + encoded(request.to().toString())
                + "&adjustment=raw&sort=asc&limit=" + BARS + "&feed=" + encoded(feed);
        return http.get(uri, time, (status, body) -> candles(request, status, body));
    }

    private Outcome<List<Candle>> candles(CandleRequest request, int status, JsonNode body) {
        if (status != 200) {
            return refusal(status, body);
        }
        JsonNode bars = body.path("bars");
        if (bars.isNull()) {
            return new Outcome.NotFound<>();
        }
        if (!bars.isArray()) {
            return new Outcome.Invalid<>("bars is not an array");
        }
        List<Candle> candles = new ArrayList<>(bars.size());
        for (JsonNode bar : bars) {
            candles.add(new Candle(
                    Fields.instant(bar, "t"),
                    Fields.numberAt(bar, "o"),
                    Fields.numberAt(bar, "h"),
                    Fields.numberAt(bar, "l"),
                    Fields.numberAt(bar, "c"),
                    Fields.numberAt(bar, "v")));
        }
        return Checked.candles(
                Sessions.regular(request, candles), request, http.clock().instant());
    }

    private static <T> Outcome<T> refusal(int status, JsonNode body) {
        String message = body.path("message").asText().toLowerCase(Locale.ROOT);
        boolean unknown = status == 404 || message.startsWith("invalid symbol") || message.contains("not found");
        return unknown ? new Outcome.NotFound<>() : new Outcome.Invalid<>("status " + status);
    }
}
