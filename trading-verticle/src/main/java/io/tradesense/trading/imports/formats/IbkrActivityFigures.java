package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Fill;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.StatedFigure;
import io.tradesense.trading.imports.domain.StatedFigure.Measure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tables of an Activity Statement beside the trades: what was booked in cash ({@link IbkrBooking}), and what the broker
 * makes of the trades: Open Positions, Realized & Unrealized
 * Performance Summary, Cash Report, and Corporate Actions, whose symbol leads its description ({@code NVDA(US67…) Split}).
 * Futures are left out: a statement names them in another way than the trades do.
 */
final class IbkrActivityFigures implements Function<CsvRecord, @Nullable Row> {

    private static final Map<String, Measure> CASH = Map.of(
            "Commissions", Measure.COMMISSIONS,
            "Trades (Purchase)", Measure.PURCHASES,
            "Trades (Sales)", Measure.SALES,
            "Deposits", Measure.DEPOSITS,
            "Withdrawals", Measure.WITHDRAWALS);

    private final ImportContext context;
    /** Of the performance summary, which is in it. */
    private final String base;

    private @Nullable Columns columns;

    IbkrActivityFigures(ImportContext context) {
        this.context = context;
        this.base = context.currency();
    }

    @Override
    public @Nullable Row apply(CsvRecord record) {
        if (record.field(1).equals("Header")) {
            columns = new Columns(record.fields());
            return null;
        }
        var at = columns;
        if (at == null || !record.field(1).equals("Data")) {
            return null;
        }
        return switch (record.field(0)) {
            case "Open Positions" -> position(at, record);
            case "Realized & Unrealized Performance Summary" -> performance(at, record);
            case "Cash Report" -> cash(at, record);
            case "Corporate Actions" -> corporateAction(at, record);
            default ->
                IbkrBooking.TABLES.containsKey(record.field(0)) ? IbkrBooking.ofTable(at, record, context) : null;
        };
    }

    private static @Nullable Row position(Columns at, CsvRecord record) {
        return at.in(record, "DataDiscriminator").equals("Lot")
                ? null
                : ofSymbol(at, record, Measure.POSITION, "Quantity", null);
    }

    private @Nullable Row performance(Columns at, CsvRecord record) {
        return ofSymbol(at, record, Measure.SYMBOL_NET_PNL, "Realized Total", base);
    }

    private static @Nullable Row ofSymbol(
            Columns at, CsvRecord record, Measure measure, String column, @Nullable String currency) {
        var category = at.in(record, "Asset Category");
        var amount = Stated.number(at.in(record, column));
        if (amount == null || at.in(record, "Symbol").isEmpty() || category.startsWith("Futures")) {
            return null;
        }
        try {
            var assetClass = IbkrAssets.of(category);
            var symbol = IbkrActivityTrade.symbol(at.in(record, "Symbol"), category);
            return assetClass == null || symbol == null
                    ? null
                    : row(
                            record,
                            new StatedFigure(
                                    measure,
                                    Fill.normalised(symbol, assetClass),
                                    currency,
                                    record.field(0),
                                    amount,
                                    null));
        } catch (Unreadable unreadable) {
            return null;
        }
    }

    /** Currency by currency; the summary in the base currency mixes several. */
    private static @Nullable Row cash(Columns at, CsvRecord record) {
        var measure = CASH.get(at.in(record, "Currency Summary"));
        var currency = at.in(record, "Currency");
        var amount = Stated.number(at.in(record, "Total"));
        return measure == null || amount == null || currency.length() != 3
                ? null
                : row(
                        record,
                        new StatedFigure(measure, null, currency, at.in(record, "Currency Summary"), amount, null));
    }

    private static @Nullable Row corporateAction(Columns at, CsvRecord record) {
        var description = at.in(record, "Description");
        int bracket = description.indexOf('(');
        var moved = Stated.number(at.in(record, "Quantity"));
        if (bracket <= 0 || moved == null) {
            return null;
        }
        var symbol = description.substring(0, bracket).strip();
        return new Row.PassedOver(
                record.line(),
                NoExecution.CORPORATE_ACTION,
                List.of(new StatedFigure(Measure.CORPORATE_ACTION, symbol, null, "Corporate Actions", moved, null)));
    }

    private static Row row(CsvRecord record, StatedFigure figure) {
        return new Row.PassedOver(record.line(), NoExecution.FIGURE, List.of(figure));
    }
}
