package io.tradesense.market.providers.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.providers.domain.CandleRequest;
import io.tradesense.market.providers.domain.Outcome;
import io.tradesense.market.quotes.domain.Quote;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Coinbase's public exchange: 300 candles at a time, newest first, each [time, low, high, open, close, volume]. */
public final class Coinbase extends HttpProvider {
    private static final int MOST_CANDLES = 300;
    private static final int CANDLE_FIELDS = 6;
    private static final int MOST_PAGES = 5;

    public Coinbase(Plan plan, ProviderHttp http) {
        super(plan, http);
    }

    @Override
    public Future<Outcome<Quote>> quote(Instrument instrument, Duration time) {
        return http.get(
                "/products/" + instrument.symbol() + "/ticker",
                time,
                (status, body) -> quote(instrument, status, body));
    }

    private Outcome<Quote> quote(Instrument instrument, int status, JsonNode body) {
        Outcome<Quote> refusal = refusal(status, body);
        if (refusal != null) {
            return refusal;
        }
        var quote = new Quote(
                instrument.symbol(),
                Fields.decimalAt(body, "price"),
                Fields.decimalIfKnown(body, "bid"),
                Fields.decimalIfKnown(body, "ask"),
                null,
                null,
                null,
                null,
                Fields.decimalIfKnown(body, "volume"),
                instrument.currency(),
                Fields.instant(body, "time"),
                name(),
                false);
        return Checked.quote(quote, http.clock().instant());
    }

    @Override
    public Future<Outcome<List<Candle>>> candles(CandleRequest request, Duration time) {
        return page(request, request.from(), time, new ArrayList<>(), 1);
    }

    private Future<Outcome<List<Candle>>> page(
            CandleRequest request, Instant from, Duration time, List<Candle> before, int number) {
        Instant started = http.clock().instant();
        Instant most = from.plus(request.interval().length().multipliedBy(MOST_CANDLES - 1));
        Instant to = most.isBefore(request.to()) ? most : request.to();
        String uri = "/products/" + request.instrument().symbol() + "/candles?granularity="
                + request.interval().length().toSeconds()
                + "&start=" + encoded(from.toString())
                + "&end=" + encoded(to.toString());
        return http.<List<Candle>>get(uri, time, this::ascending).compose(outcome -> {
            if (!(outcome instanceof Outcome.Ok<List<Candle>> ok)) {
                return Future.succeededFuture(outcome);
            }
            before.addAll(ok.value());
            Instant next = to.plus(request.interval().length());
            Duration left = time.minus(Duration.between(started, http.clock().instant()));
            if (!next.isBefore(request.to())) {
                return Future.succeededFuture(
                        Checked.candles(before, request, http.clock().instant()));
            }
            return number == MOST_PAGES || left.isNegative()
                    ? Future.succeededFuture(new Outcome.Down<>("too slow for all pages"))
                    : page(request, next, left, before, number + 1);
        });
    }

    private Outcome<List<Candle>> ascending(int status, JsonNode body) {
        Outcome<List<Candle>> refusal = refusal(status, body);
        if (refusal != null) {
            return refusal;
        }
        if (!body.isArray()) {
            return new Outcome.Invalid<>("not an array");
        }
        List<Candle> candles = new ArrayList<>(body.size());
        for (int i = body.size() - 1; i >= 0; i--) {
            JsonNode candle = body.path(i);
            if (!candle.isArray() || candle.size() < CANDLE_FIELDS) {
                return new Outcome.Invalid<>("a candle is not an array of its fields");
            }
            candles.add(new Candle(
                    Fields.seconds(candle.path(0)),
                    Fields.number(candle.path(3), "open"),
                    Fields.number(candle.path(2), "high"),
                    Fields.number(candle.path(1), "low"),
                    Fields.number(candle.path(4), "close"),
                    Fields.number(candle.path(5), "volume")));
        }
        return new Outcome.Ok<>(candles);
    }

    private static <T> @Nullable Outcome<T> refusal(int status, JsonNode body) {
        if (status == 404 && "NotFound".equals(body.path("message").asText())) {
            return new Outcome.NotFound<>();
        }
        return status == 200 ? null : new Outcome.Invalid<>("status " + status);
    }
}
