package io.tradesense.trading.imports.formats;

import static java.util.Objects.requireNonNull;

import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Schwab's "Transactions" export: {@code "Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"},
 * perhaps below a title line, newest first, ended by a row "Transactions Total".
 *
 * <p><b>Time.</b> The file gives a day and no time: {@link TradeDay}. "As of" gives the day of the trade where the
 * booking came later.
 *
 * <p>Dividends, interest and fees are booked; a reinvested dividend is one row for the money and one for the shares.
 * Expiries, assignments and exercises say what became of an option; the shares they moved are rows of their own.
 * Money that was transferred or journaled is a deposit or a withdrawal.
 * {@code Cancel Buy} and the like take back the trade they name.
 * <b>Passed over</b>: shares that were moved, splits; any other row without both quantity and price.
 */
final class Schwab extends TableFormat {

    /** What an action does. */
    private record Action(Side side, boolean closes) {}

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
    private static final Map<String, OptionEvent.Type> ENDS = Map.of(
            "expired", OptionEvent.Type.EXPIRED,
            "assigned", OptionEvent.Type.ASSIGNED,
            "exchange or exercise", OptionEvent.Type.EXERCISED);

    Schwab() {
        super(
                FormatDescription.ofNewYork(
                        "schwab",
                        "Charles Schwab, Transactions (CSV)",
                        "Charles Schwab",
                        "csv",
                        "Accounts, History, Export. Gives days and no times."),
                heading("Date", "Action", "Symbol", "Description", "Quantity", "Price", "Fees & Comm", "Amount"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var name = row.text("Action").toLowerCase(Locale.ROOT);
        var action = EXECUTIONS.get(name);
        var taken = EXECUTIONS.get(name.replaceFirst("^cancel(led)? ", ""));
        if (action != null) {
            rows.accept(fill(row, action));
        } else if (taken != null) {
            rows.accept(row.cancelled(draft(row, taken)));
        } else if (ENDS.containsKey(name)) {
            rows.accept(row.ended(requireNonNull(ENDS.get(name)), Security.of(row.text("Symbol")), "Quantity", "Date"));
        } else if (!name.isEmpty()) {
            var looksLikeOne = !row.text("Symbol").isEmpty()
                    && !row.text("Quantity").isEmpty()
                    && !row.text("Price").isEmpty();
            rows.accept(row.booking(
                    name, looksLikeOne, row.dollars("Amount", "Date", row.text("Symbol"), row.text("Action"))));
        }
    }

    private static Row fill(TableRow row, Action action) {
        return row.filled(draft(row, action), "Amount");
    }

    private static FillDraft draft(TableRow row, Action action) {
        var security = Security.of(row.text("Symbol"));
        return new FillDraft()
                .symbol(security::symbol)
                .assetClass(security::assetClass)
                .side(action::side)
                // Older exports write what was sold as a negative quantity.
                .quantity(() -> row.magnitude("Quantity"))
                .price(() -> row.number("Price"))
                .commission(() -> row.number("Fees & Comm"))
                .currency(() -> "USD")
                .executedAt(() -> TradeDay.read(row.text("Date"), action.closes()));
    }
}
