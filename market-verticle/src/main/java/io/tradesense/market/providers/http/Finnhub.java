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

/** Finnhub. A symbol it does not know is a quote full of zeros; candles need a paid plan. */
public final class Finnhub extends HttpProvider {
    private final String key;

    public Finnhub(Plan plan, ProviderHttp http, String key) {
        super(plan, http);
        this.key = key;
    }

    @Override
    public Future<Outcome<Quote>> quote(Instrument instrument, Duration time) {
        String uri = "/api/v1/quote?symbol=" + encoded(instrument.symbol()) + "&token=" + encoded(key);
        return http.get(uri, time, (status, body) -> quote(instrument, status, body));
    }

    private Outcome<Quote> quote(Instrument instrument, int status, JsonNode body) {
        if (status != 200) {
            return new Outcome.Invalid<>("status " + status);
        }
        if (isUnknown(body)) {
            return new Outcome.NotFound<>();
        }
        var quote = new Quote(
                instrument.symbol(),
                Fields.numberAt(body, "c"),
                null,
                null,
                Fields.numberIfKnown(body, "o"),
                Fields.numberIfKnown(body, "h"),
                Fields.numberIfKnown(body, "l"),
                Fields.numberIfKnown(body, "pc"),
                null,
                instrument.currency(),
                Fields.seconds(body.path("t")),
                name(),
                false);
        return Checked.quote(quote, http.clock().instant());
    }

    private static boolean isUnknown(JsonNode body) {
        return Fields.numberAt(body, "c").signum() == 0
                && body.path("t").asLong() == 0
                && Fields.numberIfKnown(body, "pc") == null;
    }

    @Override
    public Future<Outcome<List<Candle>>> candles(CandleRequest request, Duration time) {
        String resolution = switch (request.interval()) {
            case M1 -> "1";
            case M5 -> "5";
            case M15 -> "15";
            default -> "D";
        };
        String uri = "/api/v1/stock/candle?symbol="
                + encoded(request.instrument().symbol())
                + "&resolution=" + resolution
                + "&from=" + request.from().getEpochSecond()
                + "&to=" + request.to().getEpochSecond()
                + "&token=" + encoded(key);
        return http.get(uri, time, (status, body) -> candles(request, status, body));
    }

    private Outcome<List<Candle>> candles(CandleRequest request, int status, JsonNode body) {
        if (status != 200) {
            return new Outcome.Invalid<>("status " + status);
        }
        if ("no_data".equals(body.path("s").asText())) {
            return new Outcome.NotFound<>();
        }
        if (!"ok".equals(body.path("s").asText())) {
            return new Outcome.Invalid<>("neither ok nor no_data");
        }
        int count = body.path("t").size();
        List<Candle> candles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            candles.add(new Candle(
                    Fields.seconds(body.path("t").path(i)),
                    Fields.number(body.path("o").path(i), "o"),
                    Fields.number(body.path("h").path(i), "h"),
                    Fields.number(body.path("l").path(i), "l"),
                    Fields.number(body.path("c").path(i), "c"),
                    Fields.number(body.path("v").path(i), "v")));
        }
        // Days are stamped with midnight of UTC: the date is the same in New York only when read in UTC.
        return Checked.candles(
                request.interval().isIntraday() ? Sessions.regular(request, candles) : Sessions.daysOfUtc(candles),
                request,
                http.clock().instant());
    }
}
