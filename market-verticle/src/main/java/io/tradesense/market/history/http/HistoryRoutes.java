package io.tradesense.market.history.http;

import io.tradesense.kit.Fault;
import io.tradesense.kit.http.Cursor;
import io.tradesense.kit.http.Reply;
import io.tradesense.kit.openapi.ContractRequest;
import io.tradesense.kit.openapi.ContractRouter;
import io.tradesense.market.access.http.Readers;
import io.tradesense.market.calendars.domain.Calendars;
import io.tradesense.market.calendars.domain.TradingCalendar;
import io.tradesense.market.history.domain.HistoryBook;
import io.tradesense.market.history.domain.Interval;
import io.tradesense.market.history.domain.QualityFlag;
import io.tradesense.market.history.domain.Series;
import io.tradesense.market.history.json.CandleCodec;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.DelayedQuotes;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** {@code GET /market-data/history/{symbol}}. */
public final class HistoryRoutes {
    /** A date is of a market's own zone. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private final HistoryBook history;
    private final Readers readers;
    private final Clock clock;

    public HistoryRoutes(HistoryBook history, Readers readers, Clock clock) {
        this.history = history;
        this.readers = readers;
        this.clock = clock;
    }

    public ContractRouter mount(ContractRouter api) {
        return api.on("getHistory", this::get);
    }

    private Future<Reply> get(ContractRequest request) {
        return readers.sight(request.caller())
                .compose(sight -> get(request, sight))
                .compose(answer -> readers.answered(request.caller()).map(answer));
    }

    private Future<Reply> get(ContractRequest request, Readers.Sight sight) {
        String symbol = request.requiredText("symbol");
        var question = question(request, Instrument.parse(symbol), sight);
        return allowed(request, question, sight)
                .compose(allowed -> history.series(question))
                .map(series -> Reply.ok(write(symbol, series).put("delayed", !sight.live())));
    }

    private HistoryBook.Question question(ContractRequest request, Instrument instrument, Readers.Sight sight) {
        var calendar = Calendars.of(instrument.kind());
        Interval interval =
                Interval.of(request.text("interval").orElse(Interval.D1.word())).orElseThrow();
        Instant to = request.text("to")
                .map(text -> time("query:to", text, calendar, 1))
                .orElseGet(clock::instant);
        Instant from = request.text("cursor")
                .map(HistoryRoutes::after)
                .or(() -> request.text("from").map(text -> time("query:from", text, calendar, 0)))
                .orElseGet(() -> usual(interval, to, sight));
        if (!from.isBefore(to)) {
            throw Fault.invalid("query:from", "must be before to");
        }
        boolean adjusted = request.text("adjusted").isEmpty() || request.flag("adjusted");
        return new HistoryBook.Question(
                instrument,
                interval,
                from,
                to,
                adjusted,
                request.integer("limit", 1_000),
                request.caller().userId(),
                sight.live() ? null : clock.instant().minus(DelayedQuotes.DELAY));
    }

    /** What nobody asked for by a time is as long as the plan has it. */
    private Instant usual(Interval interval, Instant to, Readers.Sight sight) {
        Instant from = to.minus(interval.usualRange());
        Instant earliest = earliest(sight);
        return from.isBefore(earliest) && earliest.isBefore(to) ? earliest : from;
    }

    private Instant earliest(Readers.Sight sight) {
        return sight.historyDays() < 0 ? Instant.MIN : clock.instant().minus(Duration.ofDays(sight.historyDays()));
    }

    /** What a user brought themselves is theirs, however old. */
    private Future<Void> allowed(ContractRequest request, HistoryBook.Question question, Readers.Sight sight) {
        if (sight.historyDays() < 0 || !question.from().isBefore(earliest(sight).minus(A_DAY))) {
            return Future.succeededFuture();
        }
        long days = Duration.between(question.from(), clock.instant()).toDays();
        return history.isOwn(question)
                .compose(own -> own ? Future.succeededFuture() : readers.requireHistory(request.caller(), days));
    }

    private static JsonObject write(String symbol, Series series) {
        var candles = new JsonArray();
        series.candles().forEach(candle -> candles.add(CandleCodec.write(candle)));
        if (series.partial()) {
            candles.getJsonObject(candles.size() - 1).put("partial", true);
        }
        Instant next = series.next();
        return new JsonObject()
                .put("symbol", symbol)
                .put("interval", series.interval().word())
                .put("source", series.source())
                .put("simulated", series.simulated())
                .put("adjusted", series.adjusted())
                .put("currency", series.instrument().currency())
                .put("candles", candles)
                .put("quality", flags(series.flags()))
                .put(
                        "nextCursor",
                        next == null ? null : Cursor.of(next.toString()).toString());
    }

    static JsonArray flags(List<QualityFlag> flags) {
        var json = new JsonArray();
        flags.forEach(flag -> json.add(new JsonObject()
                .put("kind", flag.kind().name())
                .put("t", flag.t().toString())
                .put("detail", flag.detail())));
        return json;
    }

    private static Instant after(String cursor) {
        try {
            return Instant.parse(Cursor.parse(cursor, 1).value(0));
        } catch (DateTimeException forged) {
            throw Cursor.refusal();
        }
    }

    /** @param days added to a date: a range ends with its last day */
    private static Instant time(String pointer, String text, TradingCalendar calendar, int days) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(calendar.zone())
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw Fault.malformed(List.of(new Fault.At(pointer, "is neither an instant nor a date")));
        }
    }
}
