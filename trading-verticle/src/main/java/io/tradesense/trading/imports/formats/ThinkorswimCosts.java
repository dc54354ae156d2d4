package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Unreadable;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The costs that thinkorswim books away from the trades, by what their line says was bought or sold: {@code BOT +100
 * AAPL @150.25}. Equal lines are handed out in the file's order, so every cost is taken once.
 */
final class ThinkorswimCosts {

    /** A booked line's costs; positive is a cost. */
    record Costs(BigDecimal fees, BigDecimal commission) {

        static final Costs NONE = new Costs(BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** Beyond so many lines costs are not remembered and are zero. */
    private static final int MOST_LINES = 200_000;

    private static final Pattern BOOKED = Pattern.compile(
            ".*?\\b(?:BOT|SOLD) (?<quantity>[+-]?[\\d,.]{1,20}) (?<symbol>\\S{1,32})(?: .{0,120})? @(?<price>-?[\\d,.]{1,20})(?: .*)?");

    private final Map<String, Queue<Costs>> costs = new HashMap<>();
    private @Nullable Columns columns;
    private int lines;

    static boolean isHeading(Columns columns) {
        return columns.has("Ref #", "Description", "Commissions & Fees", "Amount", "Balance");
    }

    void heading(Columns heading) {
        columns = heading;
    }

    /** The columns of the table of booked cash; null where another table is read. */
    @Nullable
    Columns cashBalance() {
        return columns == null || columns.has("Exec Date") ? null : columns;
    }

    void endOfTable() {
        columns = null;
    }

    void note(CsvRecord record) {
        if (columns == null || lines >= MOST_LINES) {
            return;
        }
        var booked = BOOKED.matcher(columns.in(record, "Description").replace("  ", " "));
        var amounts = costs(columns, record);
        if (booked.matches() && !amounts.equals(Costs.NONE)) {
            var key =
                    key(time(columns, record), booked.group("symbol"), booked.group("quantity"), booked.group("price"));
            costs.computeIfAbsent(key, k -> new ArrayDeque<>(1)).add(amounts);
            lines++;
        }
    }

    /** The costs booked for such a trade that were not yet taken; none if there are none. */
    Costs take(String time, String symbol, String quantity, String price) {
        var queue = costs.get(key(time, symbol, quantity, price));
        var taken = queue == null ? null : queue.poll();
        return taken == null ? Costs.NONE : taken;
    }

    private static String time(Columns columns, CsvRecord record) {
        return columns.has("Exec Date")
                ? columns.in(record, "Exec Date") + " " + columns.in(record, "Exec Time")
                : columns.in(record, "Date") + " " + columns.in(record, "Time");
    }

    /** Booked negative where paid. */
    private static Costs costs(Columns columns, CsvRecord record) {
        return new Costs(paid(columns.in(record, "Misc Fees")), paid(columns.in(record, "Commissions & Fees")));
    }

    private static BigDecimal paid(String text) {
        try {
            var booked = DecimalStyle.POINT.read(text);
            return booked == null ? BigDecimal.ZERO : booked.negate();
        } catch (Unreadable e) {
            // No trade is refused for a cost that is only looked up.
            return BigDecimal.ZERO;
        }
    }

    private static String key(String time, String symbol, String quantity, String price) {
        // The booked line names a future's exchange, /ESH24:XCME, and the trade does not.
        var bare = symbol.replaceFirst(":.*", "").toUpperCase(Locale.ROOT);
        return String.join("|", time, bare, number(quantity), number(price));
    }

    private static String number(String text) {
        try {
            var number = DecimalStyle.POINT.read(text);
            return number == null ? text : number.stripTrailingZeros().toPlainString();
        } catch (Unreadable e) {
            return text;
        }
    }
}
