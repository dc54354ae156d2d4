package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Fidelity's account history: {@code Run Date,Action,Symbol,Description,Type,Price ($),Quantity,Commission ($),Fees
 * ($),Accrued Interest ($),Amount ($),Cash Balance ($),Settlement Date}, or with the price behind the quantity as until
 * 2024; two blank lines before it, a legal notice and the date of the download behind. The file of all accounts begins
 * each row with the account.
 *
 * <p>What was done is the beginning of a sentence: {@code YOU BOUGHT OPENING TRANSACTION CALL (AAPL) APPLE INC JAN 19 24
 * $150 (100 SHS) (Margin)}. Options are written {@code -AAPL240119C150}. What is sold has a negative quantity.
 *
 * <p>Options end as {@link Schwab}'s do. A cancellation says what it takes back; a correction is one, and the trade again
 * as it should have been.
 */
final class Fidelity extends TableFormat {

    private static final Pattern DAY = Pattern.compile("\\d{1,2}[-/]\\d{1,2}[-/]\\d{2,4}");
    private static final Pattern ENDS = Pattern.compile("(?<how>EXPIRED|ASSIGNED|EXERCISED).*");
    private static final Pattern AS_OF = Pattern.compile("(?i).* as of (?<day>\\p{L}{3}-\\d{1,2}-\\d{4})\\b.*");
    private static final Pattern TAKEN_BACK = Pattern.compile(".*\\b(CANCEL|CANCELED|CANCELLED|CXL)\\b.*");
    private static final Pattern TRADED = Pattern.compile(".*\\b(BOUGHT|SOLD)\\b.*");
    /** How the position is held, behind what was done: no word of what it was. */
    private static final Pattern HELD = Pattern.compile(" \\((CASH|MARGIN|SHORT)\\)$");

    private static final Pattern OPENS = Pattern.compile(".*\\b(OPENING|SHORT SALE)\\b.*");
    private static final Pattern CLOSES = Pattern.compile(".*\\b(CLOSING|SHORT COVER)\\b.*");
    /** What cash lies in until it is used; its reinvestments are interest. */
    private static final Set<String> CORE_POSITIONS = Set.of("SPAXX", "FDRXX", "FZFXX", "FDIC", "CORE", "FCASH");

    Fidelity() {
        super(
                FormatDescription.ofNewYork(
                        "fidelity",
                        "Fidelity, Activity & Orders history (CSV)",
                        "Fidelity",
                        "csv",
                        "Activity & Orders, History, Download. Gives days and no times."),
                heading("Run Date", "Action", "Symbol", "Quantity", "Price", "Commission", "Fees", "Amount"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        if (DAY.matcher(row.text("Run Date")).matches()) {
            rows.accept(read(row, row.text("Action").toUpperCase(Locale.ROOT)));
        }
    }

    private static Row read(TableRow row, String action) {
        if (TAKEN_BACK.matcher(action).matches() && TRADED.matcher(action).matches()) {
            return row.cancelled(draft(row, action.contains("BOUGHT") ? Side.BUY : Side.SELL, false));
        }
        if (action.startsWith("YOU BOUGHT")) {
            return fill(row, Side.BUY, CLOSES.matcher(action).matches());
        }
        if (action.startsWith("YOU SOLD")) {
            return fill(row, Side.SELL, !OPENS.matcher(action).matches());
        }
        if (action.startsWith("REINVESTMENT") && !CORE_POSITIONS.contains(row.text("Symbol"))) {
            return fill(row, Side.BUY, false);
        }
        if (action.startsWith("REINVESTMENT")) {
            return row.passedOver(NoExecution.INTEREST);
        }
        var ends = ENDS.matcher(action);
        if (ends.matches() && !row.text("Symbol").isBlank()) {
            return ended(row, OptionEvent.Type.valueOf(ends.group("how")));
        }
        var told = HELD.matcher(action).replaceFirst("");
        var name = told.length() > 40 ? told.substring(0, 40) : told;
        var said = row.dollars("Amount", "Run Date", row.text("Symbol"), row.text("Action"));
        return row.booking(name, !row.text("Price").isEmpty() && isMoved(row), said);
    }

    private static Row ended(TableRow row, OptionEvent.Type type) {
        return row.bookkeeping()
                .ended(
                        type,
                        Security.of(row.text("Symbol"))::symbol,
                        () -> row.magnitude("Quantity"),
                        () -> TradeDay.close(day(row)),
                        () -> null,
                        null,
                        symbol -> List.of());
    }

    /** The day it happened, where the sentence says that it was booked later. */
    private static String day(TableRow row) {
        var asOf = AS_OF.matcher(row.text("Action"));
        return asOf.matches() ? asOf.group("day").replaceFirst("-(\\d+)-", " $1, ") : row.text("Run Date");
    }

    private static boolean isMoved(TableRow row) {
        return !row.text("Quantity").matches("[0.]*");
    }

    private static Row fill(TableRow row, Side side, boolean closes) {
        return row.filled(draft(row, side, closes));
    }

    private static FillDraft draft(TableRow row, Side side, boolean closes) {
        var security = Security.of(row.text("Symbol"));
        return new FillDraft()
                .symbol(security::symbol)
                .assetClass(security::assetClass)
                .side(() -> side)
                .quantity(() -> row.magnitude("Quantity"))
                .price(() -> row.number("Price"))
                .fees(() -> row.number("Fees"))
                .commission(() -> row.number("Commission"))
                .currency(() -> "USD")
                .executedAt(() -> TradeDay.read(day(row), closes));
    }
}
