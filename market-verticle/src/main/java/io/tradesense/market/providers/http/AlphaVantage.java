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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Alpha Vantage. Everything comes with HTTP 200; what is none of the documented documents is a refusal in prose, under
 * {@code Information}, {@code Note} or {@code Error Message}.
 */
public final class AlphaVantage extends HttpProvider {
    private static final Duration COMPACT = Duration.ofDays(130);
    private final String key;

    public AlphaVantage(Plan plan, ProviderHttp http, String key) {
        super(plan, http);
        this.key = key;
    }

    @Override
    public Future<Outcome<Quote>> quote(Instrument instrument, Duration time) {
        String uri = "/query?function=GLOBAL_QUOTE&symbol=" + encoded(instrument.symbol()) + "&apikey=" + encoded(key);
        return http.get(uri, time, (status, body) -> quote(instrument, body));
    }

    private Outcome<Quote> quote(Instrument instrument, JsonNode body) {
        Outcome<Quote> refusal = refusal(body);
        if (refusal != null) {
            return refusal;
        }
        JsonNode said = Fields.object(body, "Global Quote");
        if (said.isEmpty()) {
            return new Outcome.NotFound<>();
        }
        if (!instrument.symbol().equals(Fields.text(said, "01. symbol"))) {
            return new Outcome.Invalid<>("another symbol than asked for");
        }
        // Only a date is told, and the price is the last of that day: the close, or now while the session lasts.
        LocalDate day = date(Fields.text(said, "07. latest trading day"));
        Instant now = http.clock().instant();
        if (day.isAfter(Sessions.dateOf(now))) {
            return new Outcome.Invalid<>("a quote from the future");
        }
        Instant close = Sessions.close(day);
        var quote = new Quote(
                instrument.symbol(),
                Fields.decimalAt(said, "05. price"),
                null,
                null,
                Fields.decimalIfKnown(said, "02. open"),
                Fields.decimalIfKnown(said, "03. high"),
                Fields.decimalIfKnown(said, "04. low"),
                Fields.decimalIfKnown(said, "08. previous close"),
                Fields.decimalIfKnown(said, "06. volume"),
                instrument.currency(),
                close.isBefore(now) ? close : now,
                name(),
                false);
        return Checked.quote(quote, now);
    }

    @Override
    public Future<Outcome<List<Candle>>> candles(CandleRequest request, Duration time) {
        boolean recent = request.from().isAfter(http.clock().instant().minus(COMPACT));
        String uri = "/query?function=TIME_SERIES_DAILY&symbol="
                + encoded(request.instrument().symbol())
                + "&outputsize=" + (recent ? "compact" : "full") + "&apikey=" + encoded(key);
        return http.get(uri, time, (status, body) -> candles(request, body));
    }

    private Outcome<List<Candle>> candles(CandleRequest request, JsonNode body) {
        Outcome<List<Candle>> refusal = refusal(body);
        if (refusal != null) {
            return refusal;
        }
        List<Candle> candles = new ArrayList<>();
        Fields.object(body, "Time Series (Daily)").fields().forEachRemaining(day -> {
            JsonNode bar = day.getValue();
            candles.add(new Candle(
                    Sessions.begin(date(day.getKey())),
                    Fields.decimalAt(bar, "1. open"),
                    Fields.decimalAt(bar, "2. high"),
                    Fields.decimalAt(bar, "3. low"),
                    Fields.decimalAt(bar, "4. close"),
                    Fields.decimalAt(bar, "5. volume")));
        });
        return Checked.newestFirst(candles, request, http.clock().instant());
    }

    /** Null where the body is none. */
    private <T> @Nullable Outcome<T> refusal(JsonNode body) {
        if (body.has("Error Message")) {
            return new Outcome.NotFound<>();
        }
        String said = (body.path("Information").asText("") + body.path("Note").asText("")).toLowerCase(Locale.ROOT);
        if (said.isEmpty()) {
            return null;
        }
        Instant now = http.clock().instant();
        // The sentence about the limit of the free plan advertises the premium plans too: look for the limit first.
        if (said.contains("requests per day") || said.contains("calls per day") && !said.contains("per minute")) {
            return new Outcome.RateLimited<>(now.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1)));
        }
        if (said.contains("per minute") || said.contains("per second") || said.contains("call frequency")) {
            return new Outcome.RateLimited<>(now.plus(Duration.ofMinutes(1)));
        }
        return said.contains("premium") || said.contains("api key")
                ? new Outcome.NotEntitled<>()
                : new Outcome.Invalid<>("a refusal in unknown words");
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new BadAnswer("a date is none");
        }
    }
}
