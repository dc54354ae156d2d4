package io.tradesense.market.providers.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.providers.domain.CandleRequest;
import io.tradesense.market.providers.domain.Outcome;
import io.tradesense.market.quotes.domain.Quote;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Massive, formerly Polygon. The status stands in the body too, and says more than HTTP's. */
public final class Massive extends HttpProvider {
    private static final int BARS = 50_000;
    private static final long NANOS_A_MILLI = 1_000_000;
    private final String key;

    public Massive(Plan plan, ProviderHttp http, String key) {
        super(plan, http);
        this.key = key;
    }

    @Override
    public Future<Outcome<Quote>> quote(Instrument instrument, Duration time) {
        String uri = "/v2/snapshot/locale/us/markets/stocks/tickers/" + encoded(instrument.symbol()) + "?apiKey="
                + encoded(key);
        return http.get(uri, time, (status, body) -> quote(instrument, status, body));
    }

    private Outcome<Quote> quote(Instrument instrument, int status, JsonNode body) {
        Outcome<Quote> refusal = refusal(status, body);
        if (refusal != null) {
            return refusal;
        }
        JsonNode ticker = Fields.object(body, "ticker");
        if (!instrument.symbol().equals(ticker.path("ticker").asText())) {
            return new Outcome.Invalid<>("another symbol than asked for");
        }
        JsonNode day = ticker.path("day");
        JsonNode trade = ticker.path("lastTrade");
        // Plans without trades still have the day's last price; before the open all of today's fields are zeros.
        BigDecimal traded = Fields.numberIfKnown(trade, "p");
        BigDecimal price = traded != null ? traded : Fields.numberIfKnown(day, "c");
        if (price == null) {
            return new Outcome.Invalid<>("no price");
        }
        var quote = new Quote(
                instrument.symbol(),
                price,
                Fields.numberIfKnown(ticker.path("lastQuote"), "p"),
                Fields.numberIfKnown(ticker.path("lastQuote"), "P"),
                Fields.numberIfKnown(day, "o"),
                Fields.numberIfKnown(day, "h"),
                Fields.numberIfKnown(day, "l"),
                Fields.numberIfKnown(ticker.path("prevDay"), "c"),
                Fields.numberIfKnown(day, "v"),
                instrument.currency(),
                nanos(traded != null ? trade.path("t") : ticker.path("updated")),
                name(),
                false);
        return Checked.quote(quote, http.clock().instant());
    }

    @Override
    public Future<Outcome<List<Candle>>> candles(CandleRequest request, Duration time) {
        String range = switch (request.interval()) {
            case M1 -> "1/minute";
            case M5 -> "5/minute";
            case M15 -> "15/minute";
            default -> "1/day";
        };
        String uri = "/v2/aggs/ticker/" + encoded(request.instrument().symbol()) + "/range/" + range + "/"
                + request.from().toEpochMilli() + "/" + request.to().toEpochMilli()
                + "?adjusted=false&sort=asc&limit=" + BARS + "&apiKey=" + encoded(key);
        return http.get(uri, time, (status, body) -> candles(request, status, body));
    }

    private Outcome<List<Candle>> candles(CandleRequest request, int status, JsonNode body) {
        Outcome<List<Candle>> refusal = refusal(status, body);
        if (refusal != null) {
            return refusal;
        }
        List<Candle> candles = new ArrayList<>();
        for (JsonNode bar : body.path("results")) {
            candles.add(new Candle(
                    Fields.millis(bar.path("t")),
                    Fields.numberAt(bar, "o"),
                    Fields.numberAt(bar, "h"),
                    Fields.numberAt(bar, "l"),
                    Fields.numberAt(bar, "c"),
                    Fields.numberAt(bar, "v")));
        }
        return Checked.candles(
                Sessions.regular(request, candles), request, http.clock().instant());
    }

    /** Null where the body says OK; DELAYED is a plan of fifteen minutes ago, and still data. */
    private <T> @Nullable Outcome<T> refusal(int status, JsonNode body) {
        String said = body.path("status").asText();
        if (status == 200 && (said.equals("OK") || said.equals("DELAYED"))) {
            return null;
        }
        return switch (said) {
            case "NOT_FOUND", "NotFound" -> new Outcome.NotFound<>();
            case "NOT_AUTHORIZED" -> new Outcome.NotEntitled<>();
            default ->
                body.path("error").asText().contains("maximum requests")
                        ? new Outcome.RateLimited<>(http.clock().instant().plus(Duration.ofMinutes(1)))
                        : new Outcome.Invalid<>("status " + status + " " + (said.length() < 30 ? said : ""));
        };
    }

    private static Instant nanos(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < NANOS_A_MILLI) {
            throw new BadAnswer("a time is not in nanoseconds");
        }
        long nanos = node.longValue();
        return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
    }
}
