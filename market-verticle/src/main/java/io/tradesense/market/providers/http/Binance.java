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

/** Binance's public spot market. Numbers are strings; 429 and 418 say how long to stay away. Dollars are Tether there. */
public final class Binance extends HttpProvider {
    private static final int UNKNOWN_SYMBOL = -1121;
    private static final int KLINES = 1_000;
    private static final int KLINE_FIELDS = 6;

    public Binance(Plan plan, ProviderHttp http) {
        super(plan, http);
    }

    @Override
    public Future<Outcome<Quote>> quote(Instrument instrument, Duration time) {
        return http.get(
                "/api/v3/ticker/24hr?symbol=" + symbol(instrument),
                time,
                (status, body) -> quote(instrument, status, body));
    }

    private Outcome<Quote> quote(Instrument instrument, int status, JsonNode body) {
        if (status != 200) {
            return refusal(status, body);
        }
        if (!symbol(instrument).equals(body.path("symbol").asText())) {
            return new Outcome.Invalid<>("another symbol than asked for");
        }
        // The price of 24 hours ago stands in for the previous close, as on every crypto exchange.
        var quote = new Quote(
                instrument.symbol(),
                Fields.decimalAt(body, "lastPrice"),
                Fields.decimalIfKnown(body, "bidPrice"),
                Fields.decimalIfKnown(body, "askPrice"),
                Fields.decimalIfKnown(body, "openPrice"),
                Fields.decimalIfKnown(body, "highPrice"),
                Fields.decimalIfKnown(body, "lowPrice"),
                Fields.decimalIfKnown(body, "openPrice"),
                Fields.decimalIfKnown(body, "volume"),
                instrument.currency(),
                Fields.millis(body.path("closeTime")),
                name(),
                false);
        return Checked.quote(quote, http.clock().instant());
    }

    /** A thousand at a time: a day of minutes takes two questions. */
    @Override
    public Future<Outcome<List<Candle>>> candles(CandleRequest request, Duration time) {
        return page(request, request.from(), time, new ArrayList<>());
    }

    private Future<Outcome<List<Candle>>> page(
            CandleRequest request, Instant from, Duration time, List<Candle> before) {
        Instant start = http.clock().instant();
        String uri = "/api/v3/klines?symbol=" + symbol(request.instrument())
                + "&interval=" + request.interval().word()
                + "&startTime=" + from.toEpochMilli()
                + "&endTime=" + (request.to().toEpochMilli() - 1)
                + "&limit=" + KLINES;
        return http.<List<Candle>>get(uri, time, this::klines).compose(outcome -> {
            if (!(outcome instanceof Outcome.Ok<List<Candle>> ok)) {
                return Future.succeededFuture(outcome);
            }
            before.addAll(ok.value());
            Duration left = time.minus(Duration.between(start, http.clock().instant()));
            if (ok.value().size() < KLINES || left.isNegative()) {
                return Future.succeededFuture(
                        left.isNegative()
                                ? new Outcome.Down<>("too slow for all pages")
                                : Checked.candles(before, request, http.clock().instant()));
            }
            Instant next =
                    before.get(before.size() - 1).t().plus(request.interval().length());
            return next.isBefore(request.to())
                    ? page(request, next, left, before)
                    : Future.succeededFuture(
                            Checked.candles(before, request, http.clock().instant()));
        });
    }

    private Outcome<List<Candle>> klines(int status, JsonNode body) {
        if (status != 200) {
            return refusal(status, body);
        }
        if (!body.isArray()) {
            return new Outcome.Invalid<>("not an array");
        }
        List<Candle> candles = new ArrayList<>(body.size());
        for (JsonNode kline : body) {
            if (!kline.isArray() || kline.size() < KLINE_FIELDS) {
                return new Outcome.Invalid<>("a kline is not an array of its fields");
            }
            candles.add(new Candle(
                    Fields.millis(kline.path(0)),
                    Fields.decimal(kline.path(1), "open"),
                    Fields.decimal(kline.path(2), "high"),
                    Fields.decimal(kline.path(3), "low"),
                    Fields.decimal(kline.path(4), "close"),
                    Fields.decimal(kline.path(5), "volume")));
        }
        return new Outcome.Ok<>(candles);
    }

    private static <T> Outcome<T> refusal(int status, JsonNode body) {
        return body.path("code").asInt() == UNKNOWN_SYMBOL
                ? new Outcome.NotFound<>()
                : new Outcome.Invalid<>("status " + status);
    }

    static String symbol(Instrument instrument) {
        return instrument.base() + (instrument.currency().equals("USD") ? "USDT" : instrument.currency());
    }
}
