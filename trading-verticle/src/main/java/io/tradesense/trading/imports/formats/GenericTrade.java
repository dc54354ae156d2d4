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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a table whose ways are known. */
final class GenericTrade implements Function<CsvRecord, @Nullable Row> {

    private final GenericTable table;
    private final ImportContext context;
    /** The last place of a column without which there is no execution. */
    private final int lastNeeded;

    private boolean started;

    GenericTrade(GenericTable table, ImportContext context) {
        this.table = table;
        this.context = context;
        this.lastNeeded = Stream.of(
                        GenericColumn.SYMBOL,
                        GenericColumn.SIDE,
                        GenericColumn.QUANTITY,
                        GenericColumn.PRICE,
                        GenericColumn.EXECUTED_AT,
                        GenericColumn.DATE,
                        GenericColumn.TIME)
                .mapToInt(column -> table.places().getOrDefault(column, -1))
                .max()
                .orElse(-1);
    }

    @Override
    public @Nullable Row apply(CsvRecord record) {
        if (table.isHeading(record)) {
            started = true;
            return null;
        }
        if (!started) {
            return null;
        }
        if (isTooWide(record)) {
            return rejected(record, "the row has more fields than the heading has columns");
        }
        if (record.endsFile() && isCut(record)) {
            return rejected(record, "the file ends in the middle of this row");
        }
        var draft = new FillDraft()
                .symbol(() -> text(record, GenericColumn.SYMBOL))
                .assetClass(() -> assetClass(record))
                .side(() -> side(record))
                .quantity(() -> quantity(record))
                .price(() -> number(record, GenericColumn.PRICE))
                .fees(() -> number(record, GenericColumn.FEES))
                .commission(() -> number(record, GenericColumn.COMMISSION))
                .currency(() -> currency(record))
                .multiplier(() -> number(record, GenericColumn.MULTIPLIER))
                .executedAt(() -> executedAt(record))
                .externalId(() -> text(record, GenericColumn.EXTERNAL_ID));
        return Row.of(draft, record.line(), record.raw(), context.rules());
    }

    private boolean isTooWide(CsvRecord record) {
        for (int place = table.heading().size(); place < record.fields().size(); place++) {
            if (!record.field(place).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** A row may leave its last fields out, but not in the middle of what it must say. */
    private boolean isCut(CsvRecord record) {
        return record.fields().size() < table.heading().size()
                && record.fields().size() <= lastNeeded + 1;
    }

    private static Row rejected(CsvRecord record, String detail) {
        return new Row.Rejected(record.line(), detail, record.raw());
    }

    private AssetClass assetClass(CsvRecord record) {
        var word = table.field(record, GenericColumn.ASSET_CLASS).toUpperCase(Locale.ROOT);
        return switch (word) {
            case "" -> byForm(table.field(record, GenericColumn.SYMBOL));
            case "STOCK", "STOCKS", "STK", "EQUITY", "EQUITIES", "ETF" -> AssetClass.STOCK;
            case "OPTION", "OPTIONS", "OPT" -> AssetClass.OPTION;
            case "FUTURE", "FUTURES", "FUT" -> AssetClass.FUTURE;
            case "FOREX", "FX", "CASH", "CURRENCY" -> AssetClass.FOREX;
            case "CRYPTO", "CRYPTOCURRENCY" -> AssetClass.CRYPTO;
            default -> throw new Unreadable(word, "is none of STOCK, OPTION, FUTURE, FOREX, CRYPTO");
        };
    }

    private static AssetClass byForm(String symbol) {
        if (OptionSymbol.padded(symbol.toUpperCase(Locale.ROOT)).isPresent()) {
            return AssetClass.OPTION;
        }
        if (!CoinPair.isMarked(symbol)) {
            return AssetClass.STOCK;
        }
        return ForexPair.of(symbol.toUpperCase(Locale.ROOT)).isPresent() ? AssetClass.FOREX : AssetClass.CRYPTO;
    }

    /** Where the kind is told by the pair, so is what its price is in. Null leaves it to the account. */
    private @Nullable String currency(CsvRecord record) {
        var stated = text(record, GenericColumn.CURRENCY);
        var symbol = table.field(record, GenericColumn.SYMBOL);
        boolean isTold = table.field(record, GenericColumn.ASSET_CLASS).isEmpty() && CoinPair.isMarked(symbol);
        return stated == null && isTold
                ? CoinPair.of(symbol).map(CoinPair::quote).orElse(null)
                : stated;
    }

    private @Nullable Side side(CsvRecord record) {
        var quantity = signed(record);
        if (!table.has(GenericColumn.SIDE)) {
            return quantity == null || quantity.signum() == 0 ? null : quantity.signum() > 0 ? Side.BUY : Side.SELL;
        }
        var word = table.field(record, GenericColumn.SIDE);
        var side = SideWord.read(word);
        if (side == Side.BUY && quantity != null && quantity.signum() < 0) {
            throw new Unreadable(word.toLowerCase(Locale.ROOT), "contradicts a quantity below zero");
        }
        return side;
    }

    private @Nullable BigDecimal quantity(CsvRecord record) {
        var quantity = number(record, GenericColumn.QUANTITY);
        return quantity == null ? null : quantity.abs();
    }

    /** Null also where the quantity cannot be read: that is said of the quantity, and not again of the side. */
    private @Nullable BigDecimal signed(CsvRecord record) {
        try {
            return number(record, GenericColumn.QUANTITY);
        } catch (Unreadable e) {
            return null;
        }
    }

    private @Nullable Instant executedAt(CsvRecord record) {
        var text = table.has(GenericColumn.EXECUTED_AT)
                ? table.field(record, GenericColumn.EXECUTED_AT)
                : table.field(record, GenericColumn.DATE);
        if (!table.has(GenericColumn.EXECUTED_AT)
                || table.has(GenericColumn.TIME) && text.length() <= "2024-01-15".length()) {
            text = (text + " " + table.field(record, GenericColumn.TIME)).strip();
        }
        if (text.isEmpty()) {
            return null;
        }
        var moment = Moment.read(text, table.dates());
        if (moment.zone() == null && context.zone() == null) {
            throw new Unreadable(text, "is a local time: state the time zone of the file");
        }
        return moment.in(context.zoneOr(Moment.NEW_YORK));
    }

    private @Nullable BigDecimal number(CsvRecord record, GenericColumn column) {
        return table.decimals().read(table.field(record, column));
    }

    private @Nullable String text(CsvRecord record, GenericColumn column) {
        var text = table.field(record, column);
        return text.isEmpty() ? null : text;
    }
}
