package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.StatedFigure;
import io.tradesense.trading.imports.domain.StatedFigure.Measure;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of an Activity Statement's table of trades, whose heading changes from one kind of instrument to the next. */
final class IbkrActivityTrade implements Function<CsvRecord, @Nullable Row> {

    private static final Set<String> NO_EXECUTIONS =
            Set.of("ClosedLot", "SubTotal", "Total", "SubTotal In USD", "WashSale");
    private static final Pattern OPTION = Pattern.compile(
            "(?<root>\\S{1,8}) (?<expiry>\\d{2}[A-Z]{3}\\d{2}) (?<strike>\\d{1,9}(?:\\.\\d{1,4})?) (?<right>[CP])");
    private static final String COMMISSION = "Comm/Fee";
    private static final String COMMISSION_IN = "Comm in ";

    private final IbkrActivityFacts facts;
    private final ImportContext context;
    private final IbkrActivityFigures figures;
    private @Nullable Columns columns;
    /** The currency of the commissions; null where it is the trade's. */
    private @Nullable String charged;

    IbkrActivityTrade(IbkrActivityFacts facts, ImportContext context) {
        this.facts = facts;
        this.context = context;
        this.figures = new IbkrActivityFigures(context);
    }

    @Override
    public @Nullable Row apply(CsvRecord record) {
        if (!record.field(0).equals("Trades")) {
            return figures.apply(record);
        }
        if (record.field(1).equals("Header")) {
            heading(record);
            return null;
        }
        return record.field(1).equals("Data") && columns != null ? data(columns, record) : null;
    }

    private void heading(CsvRecord record) {
        columns = new Columns(record.fields());
        charged = record.fields().stream()
                .filter(name -> name.startsWith(COMMISSION_IN))
                .map(name -> name.substring(COMMISSION_IN.length()))
                .findFirst()
                .orElse(null);
    }

    private Row data(Columns at, CsvRecord record) {
        var kind = at.in(record, "DataDiscriminator");
        var category = at.in(record, "Asset Category");
        var isSuperseded = kind.equals("Order") && facts.hasExecutions(category);
        if (NO_EXECUTIONS.contains(kind) || isSuperseded) {
            return new Row.PassedOver(record.line(), NoExecution.SUMMARY);
        }
        if (at.isTooWide(record)) {
            return new Row.Rejected(
                    record.line(), "the row has more fields than the heading has columns", record.raw());
        }
        var end = IbkrBooking.end(at.in(record, "Code"));
        return end.isPresent()
                        && IbkrAssets.isListedOption(category)
                        && IbkrBooking.isWithoutPrice(at.in(record, "T. Price"))
                ? ended(end.get(), at, record, category)
                : fill(at, record, category);
    }

    private Row ended(OptionEvent.Type type, Columns at, CsvRecord record, String category) {
        var symbol = at.in(record, "Symbol");
        return new Bookkeeping(record.line(), record.raw(), context.rules())
                .ended(
                        type,
                        () -> symbol(symbol, category),
                        () -> magnitude(number(at.in(record, "Quantity"))),
                        () -> executedAt(at.in(record, "Date/Time")),
                        () -> null,
                        textOrNull(at.in(record, "IBExecID")),
                        option -> pnl(at, record, option));
    }

    private static List<StatedFigure> pnl(Columns at, CsvRecord record, String option) {
        var stated = Stated.number(at.in(record, "Realized P/L"));
        return stated == null
                ? List.of()
                : List.of(new StatedFigure(
                        Measure.FILL_NET_PNL,
                        option,
                        textOrNull(at.in(record, "Currency")),
                        "line " + record.line(),
                        stated,
                        null));
    }

    private Row fill(Columns at, CsvRecord record, String category) {
        var symbol = at.in(record, "Symbol");
        var multiplier = facts.multiplier(category, symbol);
        var draft = new FillDraft()
                .symbol(() -> category.startsWith("Futures")
                        ? FutureName.symbol(symbol, executedAt(at.in(record, "Date/Time")))
                        : symbol(symbol, category))
                .assetClass(() -> IbkrAssets.of(category))
                .side(() -> side(at, record))
                .quantity(() -> magnitude(number(at.in(record, "Quantity"))))
                .price(() -> number(at.in(record, "T. Price")))
                .commission(() -> commission(at, record))
                .currency(() -> textOrNull(at.in(record, "Currency")))
                .multiplier(() -> multiplier.orElse(null))
                .executedAt(() -> executedAt(at.in(record, "Date/Time")))
                .externalId(() -> textOrNull(at.in(record, "IBExecID")));
        if (IbkrAssets.isOnFuture(category) && multiplier.isEmpty()) {
            draft.fault(
                    "multiplier",
                    "the statement does not state the multiplier: add Financial Instrument Information to it");
        }
        if (IbkrBooking.isCancellation(at.in(record, "Code"))) {
            return Row.cancelled(
                    draft, record.line(), record.raw(), context.rules(), textOrNull(at.in(record, "IBExecID")));
        }
        return Row.of(
                draft,
                record.line(),
                record.raw(),
                context.rules(),
                Stated.ofFill(Measure.FILL_NET_PNL, at.in(record, "Realized P/L"), null, record.line()));
    }

    static @Nullable String symbol(String text, String category) {
        var parts = OPTION.matcher(text);
        if (!IbkrAssets.isListedOption(category) || !parts.matches()) {
            return textOrNull(text);
        }
        var expiry =
                Moment.read(parts.group("expiry"), Moment.DateOrder.DAY_FIRST).date();
        return OptionSymbol.of(
                parts.group("root"), expiry, parts.group("right"), new BigDecimal(parts.group("strike")));
    }

    private @Nullable Instant executedAt(String text) {
        return text.isEmpty()
                ? null
                : Moment.read(text, Moment.DateOrder.MONTH_FIRST).in(context.zoneOr(Moment.NEW_YORK));
    }

    /** Negative where it is paid; forex is charged in the account's currency, brought into the trade's by the statement's rate. */
    private @Nullable BigDecimal commission(Columns at, CsvRecord record) {
        var paid = number(at.in(record, charged == null ? COMMISSION : COMMISSION_IN + charged));
        var currency = at.in(record, "Currency");
        if (paid == null || paid.signum() == 0 || charged == null || charged.equals(currency)) {
            return paid == null ? null : paid.negate();
        }
        var rate = facts.rate(currency)
                .orElseThrow(() -> new Unreadable(
                        paid.toPlainString() + " " + charged,
                        "is in another currency than the trade: add Base Currency Exchange Rate to the statement"));
        return paid.negate().divide(rate, MathContext.DECIMAL64).setScale(8, RoundingMode.HALF_EVEN);
    }

    /** What takes a trade back has its quantity with the other sign. */
    private static @Nullable Side side(Columns at, CsvRecord record) {
        var quantity = number(at.in(record, "Quantity"));
        if (quantity == null || quantity.signum() == 0) {
            return null;
        }
        return quantity.signum() > 0 == IbkrBooking.isCancellation(at.in(record, "Code")) ? Side.SELL : Side.BUY;
    }

    private static @Nullable BigDecimal number(String text) {
        return DecimalStyle.POINT.read(text);
    }

    private static @Nullable BigDecimal magnitude(@Nullable BigDecimal number) {
        return number == null ? null : number.abs();
    }

    private static @Nullable String textOrNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
