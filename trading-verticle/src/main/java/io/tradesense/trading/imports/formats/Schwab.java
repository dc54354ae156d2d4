package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Schwab's "Transactions" export: {@code "Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"},
 * perhaps below a title line, newest first, ended by a row "Transactions Total".
 *
 * <p><b>Time.</b> The file gives a day and no time. What opens a position is dated noon in New York of that day, what
 * closes one a second later. That rests on the row alone and not on its place in the file, so an overlapping file names
 * every fill the same. In consequence several round trips of one symbol in one day show as one; their profit is the same.
 *
 * <p><b>Passed over</b>: dividends, interest, transfers, journals, fees, splits; any row without both quantity and price.
 * Expiries, assignments and exercises move a position at no stated price: they are rejected, so that nobody overlooks
 * them. "As of" gives the day of the trade where the booking came later.
 */
final class Schwab implements StatementFormat {

    /** What an action does. */
    private record Action(Side side, boolean closes) {}

    private static final Duration AFTER_OPENING = Duration.ofSeconds(1);
    private static final Map<String, Action> EXECUTIONS = Map.ofEntries(
            Map.entry("buy", new Action(Side.BUY, false)),
            Map.entry("buy to open", new Action(Side.BUY, false)),
            Map.entry("reinvest shares", new Action(Side.BUY, false)),
            Map.entry("sell short", new Action(Side.SELL, false)),
            Map.entry("sell to open", new Action(Side.SELL, false)),
            Map.entry("sell", new Action(Side.SELL, true)),
            Map.entry("sell to close", new Action(Side.SELL, true)),
            Map.entry("buy to close", new Action(Side.BUY, true)),
            Map.entry("buy to cover", new Action(Side.BUY, true)),
            Map.entry("cover short", new Action(Side.BUY, true)));
    private static final Set<String> CLOSES_WITHOUT_A_PRICE = Set.of("expired", "assigned", "exchange or exercise");
    private static final Pattern NO_EXECUTION = Pattern.compile(
            ".*(dividend|interest|journal|transfer|wire|split|deposit|funds|fee|tax|stock plan|spin|merger|name change|cash"
                    + "|gain|adj|adr|reinvest dividend).*");
    private static final Pattern OPTION = Pattern.compile(
            "(?<root>\\S{1,8}) (?<expiry>\\d{1,2}/\\d{1,2}/\\d{4}) (?<strike>[\\d.,]{1,12}) (?<right>[CP])");
    private static final Pattern AS_OF = Pattern.compile("(?i).* as of (?<date>\\S+)");

    @Override
    public String name() {
        return "schwab";
    }

    @Override
    public String title() {
        return "Charles Schwab, Transactions (CSV)";
    }

    @Override
    public boolean recognises(Head head) {
        return CsvRecords.of(head, ',').stream().limit(5).anyMatch(Schwab::isHeading);
    }

    @Override
    public Rows read(Source source, ImportContext context) throws IOException {
        return new CsvRows(CsvRecords.open(source, ','), new Reading(context));
    }

    private static boolean isHeading(CsvRecord record) {
        return new Columns(record.fields())
                .has("Date", "Action", "Symbol", "Description", "Quantity", "Price", "Fees & Comm", "Amount");
    }

    private static final class Reading implements Function<CsvRecord, @Nullable Row> {

        private final ImportContext context;
        private @Nullable Columns columns;

        Reading(ImportContext context) {
            this.context = context;
        }

        @Override
        public @Nullable Row apply(CsvRecord record) {
            if (isHeading(record)) {
                columns = new Columns(record.fields());
                return null;
            }
            return columns == null ? null : read(columns, record);
        }

        private @Nullable Row read(Columns columns, CsvRecord record) {
            var name = columns.in(record, "Action").toLowerCase(Locale.ROOT);
            var action = EXECUTIONS.get(name);
            if (action != null) {
                return fill(columns, record, action);
            }
            if (CLOSES_WITHOUT_A_PRICE.contains(name)) {
                return rejected(
                        record,
                        "\"" + name + "\" moves a position without saying at what price: record the execution by hand");
            }
            var looksLikeOne = !columns.in(record, "Symbol").isEmpty()
                    && !columns.in(record, "Quantity").isEmpty()
                    && !columns.in(record, "Price").isEmpty();
            return looksLikeOne && !NO_EXECUTION.matcher(name).matches()
                    ? rejected(record, "the action \"" + name + "\" is not known")
                    : null;
        }

        private Row fill(Columns columns, CsvRecord record, Action action) {
            if (columns.isTooWide(record)) {
                return rejected(record, "the row has more fields than the heading has columns");
            }
            var symbol = columns.in(record, "Symbol");
            var isOption = OPTION.matcher(symbol).matches();
            var draft = new FillDraft()
                    .symbol(() -> symbol(symbol))
                    .assetClass(() -> isOption ? AssetClass.OPTION : AssetClass.STOCK)
                    .side(action::side)
                    .quantity(() -> magnitude(columns.in(record, "Quantity")))
                    .price(() -> DecimalStyle.POINT.read(columns.in(record, "Price")))
                    .commission(() -> DecimalStyle.POINT.read(columns.in(record, "Fees & Comm")))
                    .currency(() -> "USD")
                    .executedAt(() -> executedAt(columns.in(record, "Date"), action));
            return Row.of(draft, record.line(), record.raw(), context.rules());
        }

        private static Row rejected(CsvRecord record, String detail) {
            return new Row.Rejected(record.line(), detail, record.raw());
        }
    }

    private static @Nullable String symbol(String text) {
        var parts = OPTION.matcher(text);
        if (!parts.matches()) {
            return text.isEmpty() ? null : text;
        }
        var expiry =
                Moment.read(parts.group("expiry"), Moment.DateOrder.MONTH_FIRST).date();
        var strike = DecimalStyle.POINT.read(parts.group("strike"));
        if (strike == null) {
            throw new Unreadable(text, "has no strike price");
        }
        return OptionSymbol.of(parts.group("root"), expiry, parts.group("right"), strike);
    }

    /** Older exports write what was sold as a negative quantity. */
    private static @Nullable BigDecimal magnitude(String text) {
        var quantity = DecimalStyle.POINT.read(text);
        return quantity == null ? null : quantity.abs();
    }

    private static @Nullable Instant executedAt(String text, Action action) {
        if (text.isEmpty()) {
            return null;
        }
        var asOf = AS_OF.matcher(text);
        var day = Moment.read(asOf.matches() ? asOf.group("date") : text, Moment.DateOrder.MONTH_FIRST);
        var noon = new Moment(day.date(), Moment.NOON, Moment.NEW_YORK).in(Moment.NEW_YORK);
        return action.closes() ? noon.plus(AFTER_OPENING) : noon;
    }
}
