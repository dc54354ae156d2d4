package io.tradesense.ai.facts.services;

import io.tradesense.ai.facts.domain.Figures;
import io.tradesense.ai.facts.domain.Holdings;
import io.tradesense.ai.facts.domain.Kind;
import io.tradesense.ai.facts.domain.Metric;
import io.tradesense.ai.facts.domain.Note;
import io.tradesense.ai.facts.domain.TradeFigures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The answers of trading and market. */
final class TradeJson {
    private TradeJson() {}

    static List<TradeFigures> trades(JsonObject page, String source) {
        List<TradeFigures> trades = new ArrayList<>();
        for (Object item : page.getJsonArray("items")) {
            trades.add(trade((JsonObject) item, source));
        }
        return List.copyOf(trades);
    }

    static TradeFigures trade(JsonObject json, String source) {
        Instant opened = Instant.parse(json.getString("openedAt"));
        Instant closed = instant(json.getString("closedAt"));
        // Some of the executions of a long trade say nothing of how many there are of each kind.
        boolean whole = json.getString("executionsCursor") == null;
        JsonArray fills = whole ? json.getJsonArray("executions", new JsonArray()) : new JsonArray();
        return new TradeFigures(
                UUID.fromString(json.getString("id")),
                json.getString("symbol"),
                json.getString("side"),
                opened,
                closed,
                json.getString("setup"),
                texts(json.getJsonArray("tags")),
                texts(json.getJsonArray("mistakes")),
                Objects.requireNonNullElse(json.getString("notes"), ""),
                fills("ENTRY", fills),
                fills("EXIT", fills),
                figures(json, opened, closed, source));
    }

    private static Figures figures(JsonObject json, Instant opened, @Nullable Instant closed, String source) {
        var held = json.copy();
        if (closed != null) {
            held.put("held", Duration.between(opened, closed).toSeconds());
        }
        return new Measures(held, json.getString("currency"))
                .money(Metric.NET_PNL, "net P&L", "netPnl")
                .money(Metric.FEES, "fees", "fees")
                .plain(Metric.QUANTITY, "quantity", Kind.QUANTITY, "quantity")
                .price(Metric.ENTRY_PRICE, "average entry price", "entryPrice")
                .price(Metric.EXIT_PRICE, "average exit price", "exitPrice")
                .price(Metric.STOP, "stop", "stopLoss")
                .price(Metric.TARGET, "target", "takeProfit")
                .money(Metric.RISK, "amount at risk", "riskAmount")
                .plain(Metric.REWARD_RISK, "planned reward to risk", Kind.RATIO, "plannedRewardRisk")
                .plain(Metric.R_MULTIPLE, "R-multiple", Kind.R_MULTIPLE, "rMultiple")
                .hundredths(Metric.RETURN, "return", "returnPct")
                .money(Metric.MAE, "maximum adverse excursion", "mae")
                .money(Metric.MFE, "maximum favourable excursion", "mfe")
                .count(Metric.RATING, "rating of its conduct, of 5", "rating")
                .plain(Metric.HOLDING_TIME, "holding time", Kind.DURATION, "held")
                .from(source);
    }

    private static int fills(String role, JsonArray fills) {
        return (int) fills.stream()
                .filter(fill -> fill instanceof JsonObject each && role.equals(each.getString("role")))
                .count();
    }

    static Holdings portfolio(JsonObject json, String source) {
        List<Holdings.Total> totals = new ArrayList<>();
        for (Object item : json.getJsonArray("totals")) {
            var total = (JsonObject) item;
            var figures = new Measures(total, total.getString("currency"))
                    .money(Metric.EQUITY, "equity", "equity")
                    .money(Metric.CASH, "cash", "cash")
                    .money(Metric.UNREALISED, "unrealised P&L", "unrealisedPnl")
                    .from(source);
            totals.add(
                    new Holdings.Total(total.getString("currency"), figures, flag(total, "stale"), simulated(total)));
        }
        List<Holdings.Held> positions = new ArrayList<>();
        for (Object item : json.getJsonArray("positions")) {
            positions.add(position((JsonObject) item, source));
        }
        return new Holdings(totals, positions);
    }

    private static Holdings.Held position(JsonObject position, String source) {
        var figures = new Measures(position, position.getString("currency"))
                .plain(Metric.QUANTITY, "quantity held", Kind.QUANTITY, "quantity")
                .price(Metric.ENTRY_PRICE, "average entry price", "averagePrice")
                .price(Metric.PRICE, "price", "price")
                .money(Metric.MARKET_VALUE, "market value", "marketValue")
                .money(Metric.UNREALISED, "unrealised P&L", "unrealisedPnl")
                .from(source);
        return new Holdings.Held(position.getString("symbol"), figures, flag(position, "stale"), simulated(position));
    }

    static List<Holdings.Held> quotes(JsonObject json, String source) {
        List<Holdings.Held> quotes = new ArrayList<>();
        for (Object item : json.getJsonArray("items")) {
            var quote = (JsonObject) item;
            var figures = new Measures(quote, quote.getString("currency"))
                    .price(Metric.PRICE, "latest price", "price")
                    .hundredths(Metric.CHANGE, "change on the day", "changePct")
                    .from(source);
            quotes.add(new Holdings.Held(quote.getString("symbol"), figures, flag(quote, "stale"), simulated(quote)));
        }
        return List.copyOf(quotes);
    }

    static List<Note> notes(JsonObject page) {
        List<Note> notes = new ArrayList<>();
        for (Object item : page.getJsonArray("items")) {
            var entry = (JsonObject) item;
            notes.add(
                    note(entry, entry.getJsonObject("excerpt", new JsonObject()).getString("text", "")));
        }
        return List.copyOf(notes);
    }

    static Note note(JsonObject entry, String text) {
        return new Note(
                UUID.fromString(entry.getString("id")),
                LocalDate.parse(entry.getString("date")),
                entry.getString("title", ""),
                text);
    }

    private static List<String> texts(@Nullable JsonArray texts) {
        return texts == null ? List.of() : texts.stream().map(Object::toString).toList();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static boolean flag(JsonObject json, String name) {
        return Boolean.TRUE.equals(json.getBoolean(name));
    }

    private static boolean simulated(JsonObject json) {
        return flag(json, "simulated");
    }
}
