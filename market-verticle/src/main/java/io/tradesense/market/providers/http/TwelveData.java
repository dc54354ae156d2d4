package io.tradesense.market.providers.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.providers.domain.CandleRequest;
import io.tradesense.market.providers.domain.Outcome;
import io.tradesense.market.quotes.domain.Quote;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Twelve Data. Numbers are strings, and errors come with HTTP 200 and {@code status: error}. */
public final class TwelveData extends HttpProvider {
    private static final int VALUES = 5_000;
    private final String key;

    public TwelveData(Plan plan, ProviderHttp http, String key) {
        super(plan, http);
        this.key = key;
    }

    @Override
    public Future<Outcome<Quote>> quote(Instrument instrument, Duration time) {
        String uri = "/quote?symbol=" + encoded(instrument.symbol()) + "&apikey=" + encoded(key);
        return http.get(uri, time, (status, body) -> quote(instrument, status, body));
    }

    private Outcome<Quote> quote(Instrument instrument, int status, JsonNode body) {
        Outcome<Quote> refusal = refusal(status, body);
        if (refusal != null) {
            return refusal;
        }
        if (!instrument.symbol().equals(body.path("symbol").asText())) {
            return new Outcome.Invalid<>("another symbol than asked for");
        }
        JsonNode at = body.has("last_quote_at") ? body.path("last_quote_at") : body.path("timestamp");
        var quote = new Quote(
                instrument.symbol(),
                Fields.decimalAt(body, "close"),
                null,
                null,
                Fields.decimalIfKnown(body, "open"),
                Fields.decimalIfKnown(body, "high"),
                Fields.decimalIfKnown(body, "low"),
                Fields.decimalIfKnown(body, "previous_close"),
                Fields.decimalIfKnown(body, "volume"),
                body.has("currency") ? Fields.text(body, "currency") : instrument.currency(),
                Fields.seconds(at),
                name(),
                false);
        return Checked.quote(quote, http.clock().instant());
    }

    @Override
    public Future<Outcome<List<Candle>>> candles(CandleRequest request, Duration time) {
        String interval = switch (request.interval()) {
            case M1 -> "1min";
            case M5 -> "5min";
            case M15 -> "15min";
            default -> "1day";
        };
        String uri = "/time_series?symbol=" + encoded(request.instrument().symbol()) + "&interval=" + interval
                + "&start_date=" + encoded(utc(request.from()))
                + "&end_date=" + encoded(utc(request.to()))
                + "&timezone=UTC&order=ASC&adjust=none&outputsize=" + VALUES
                + "&apikey=" + encoded(key);
        return http.get(uri, time, (status, body) -> candles(request, status, body));
    }

    private Outcome<List<Candle>> candles(CandleRequest request, int status, JsonNode body) {
        Outcome<List<Candle>> refusal = refusal(status, body);
        if (refusal != null) {
            return refusal;
        }
        if (!body.path("values").isArray()) {
            return new Outcome.Invalid<>("values is not an array");
        }
        List<Candle> candles = new ArrayList<>();
        for (JsonNode value : body.path("values")) {
            candles.add(new Candle(
                    time(Fields.text(value, "datetime")),
                    Fields.decimalAt(value, "open"),
                    Fields.decimalAt(value, "high"),
                    Fields.decimalAt(value, "low"),
                    Fields.decimalAt(value, "close"),
                    value.has("volume") ? Fields.decimalAt(value, "volume") : null));
        }
        var regular = request.interval().isIntraday() ? Sessions.regular(request, candles) : candles;
        return Checked.candles(regular, request, http.clock().instant());
    }

    private <T> @Nullable Outcome<T> refusal(int status, JsonNode body) {
        if (status == 200 && !"error".equals(body.path("status").asText())) {
            return null;
        }
        String message = body.path("message").asText().toLowerCase(Locale.ROOT);
        return switch (body.path("code").asInt()) {
            case 429 -> new Outcome.RateLimited<>(until(message));
            case 401, 402, 403 -> new Outcome.NotEntitled<>();
            case 404 -> new Outcome.NotFound<>();
            case 400 ->
                message.contains("symbol") || message.contains("no data is available")
                        ? new Outcome.NotFound<>()
                        : new Outcome.Invalid<>("refused as malformed");
            default ->
                body.path("code").asInt() >= 500
                        ? new Outcome.Down<>("an error of theirs")
                        : new Outcome.Invalid<>("an error of no known code");
        };
    }

    /** Credits come back with the minute, or with the day. */
    private Instant until(String message) {
        Instant now = http.clock().instant();
        return message.contains("for the day")
                ? now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1))
                : now.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
    }

    private static Instant time(String text) {
        try {
            return text.length() == 10
                    ? Sessions.begin(LocalDate.parse(text))
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw new BadAnswer("datetime is not a time");
        }
    }

    private static String utc(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace("T", " ").replace("Z", "");
    }
}
