package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of thinkorswim's table of trades; the tables of costs are noted on the way to it. */
final class ThinkorswimTrade implements Function<CsvRecord, @Nullable Row> {

    private final ImportContext context;
    private final ThinkorswimCosts costs = new ThinkorswimCosts();
    private final ThinkorswimCash cash;
    private @Nullable Columns columns;
    private String lastTime = "";

    ThinkorswimTrade(ImportContext context) {
        this.context = context;
        this.cash = new ThinkorswimCash(context);
    }

    static boolean isHeading(Columns columns) {
        return columns.has("Exec Time", "Side", "Qty", "Pos Effect", "Symbol", "Type", "Price");
    }

    @Override
    public @Nullable Row apply(CsvRecord record) {
        if (isTitle(record)) {
            columns = null;
            costs.endOfTable();
            return null;
        }
        var heading = new Columns(record.fields());
        if (isHeading(heading)) {
            columns = heading;
            lastTime = "";
            return null;
        }
        if (ThinkorswimCosts.isHeading(heading)) {
            costs.heading(heading);
            return null;
        }
        costs.note(record);
        if (columns != null) {
            return trade(columns, record);
        }
        var booked = costs.cashBalance();
        return booked == null ? null : cash.row(booked, record);
    }

    /** A table's title stands alone in its row. */
    private static boolean isTitle(CsvRecord record) {
        return !record.field(0).isEmpty() && record.fields().stream().skip(1).allMatch(String::isEmpty);
    }

    private Row trade(Columns at, CsvRecord record) {
        var time = at.in(record, "Exec Time");
        var isFurtherLeg = time.isEmpty();
        if (!isFurtherLeg) {
            lastTime = time;
        }
        var type = at.in(record, "Type").toUpperCase(Locale.ROOT);
        var symbol = at.in(record, "Symbol");
        var booked = costs.take(lastTime, symbol, at.in(record, "Qty"), at.in(record, "Price"));
        var draft = new FillDraft()
                .symbol(() -> symbol(at, record, symbol, type))
                .assetClass(() -> assetClass(type))
                .side(() -> side(at.in(record, "Side"), number(at.in(record, "Qty"))))
                .quantity(() -> magnitude(number(at.in(record, "Qty"))))
                .price(() -> price(at, record))
                .fees(booked::fees)
                .commission(booked::commission)
                .currency(() -> "USD")
                .multiplier(() -> isOption(type) && symbol.startsWith("/") ? multiplierOfFuture(symbol) : null)
                .executedAt(this::executedAt);
        return Row.of(draft, record.line(), record.raw(), context.rules());
    }

    private static @Nullable AssetClass assetClass(String type) {
        return switch (type) {
            case "" -> null;
            case "STOCK", "ETF", "FUND" -> AssetClass.STOCK;
            case "CALL", "PUT" -> AssetClass.OPTION;
            case "FUTURE" -> AssetClass.FUTURE;
            case "FOREX" -> AssetClass.FOREX;
            case "CRYPTO" -> AssetClass.CRYPTO;
            default -> throw new Unreadable(type, "is a kind of instrument that is not known");
        };
    }

    private static boolean isOption(String type) {
        return type.equals("CALL") || type.equals("PUT");
    }

    private static @Nullable String symbol(Columns at, CsvRecord record, String symbol, String type) {
        if (symbol.isEmpty()) {
            return null;
        }
        if (!isOption(type)) {
            return bare(symbol);
        }
        var expiry = at.in(record, "Exp");
        var strike = number(at.in(record, "Strike"));
        if (expiry.isEmpty() || strike == null) {
            throw new Unreadable(symbol, "is an option without expiry or strike");
        }
        return symbol.startsWith("/")
                ? String.join(" ", bare(symbol), expiry.replace(" ", ""), strike.toPlainString(), type.substring(0, 1))
                : OptionSymbol.of(
                        symbol, Moment.read(expiry, Moment.DateOrder.DAY_FIRST).date(), type, strike);
    }

    /** A future without the slash before it and the exchange behind it: {@code /ESH24:XCME}. */
    private static String bare(String symbol) {
        return symbol.startsWith("/") ? symbol.substring(1).replaceFirst(":.*", "") : symbol;
    }

    private BigDecimal multiplierOfFuture(String symbol) {
        var future = bare(symbol).toUpperCase(Locale.ROOT);
        return context.rules()
                .futureMultipliers()
                .apply(future)
                .orElseThrow(() -> new Unreadable(
                        future, "is a future whose multiplier is not known: state it with the instrument"));
    }

    /** The word decides; a sign that contradicts it is a fault. */
    private static @Nullable Side side(String word, @Nullable BigDecimal quantity) {
        if (word.isEmpty()) {
            return null;
        }
        var side = switch (word.toUpperCase(Locale.ROOT)) {
            case "BUY", "BOT" -> Side.BUY;
            case "SELL", "SOLD" -> Side.SELL;
            default -> throw new Unreadable(word, "is neither BUY nor SELL");
        };
        if (side == Side.BUY && quantity != null && quantity.signum() < 0) {
            throw new Unreadable(word, "contradicts a quantity below zero");
        }
        return side;
    }

    private static @Nullable BigDecimal price(Columns at, CsvRecord record) {
        var text = at.in(record, "Price");
        if (text.indexOf('\'') >= 0) {
            throw new Unreadable(text, "is a price in fractions, which are not read");
        }
        return text.equals("~") ? null : number(text);
    }

    private @Nullable Instant executedAt() {
        return lastTime.isEmpty()
                ? null
                : Moment.read(lastTime, Moment.DateOrder.MONTH_FIRST).in(context.zoneOr(Moment.NEW_YORK));
    }

    private static @Nullable BigDecimal number(String text) {
        return DecimalStyle.POINT.read(text);
    }

    private static @Nullable BigDecimal magnitude(@Nullable BigDecimal number) {
        return number == null ? null : number.abs();
    }
}
