package io.tradesense.trading.imports.formats;

import static java.util.Objects.requireNonNull;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Robinhood's account activity: {@code "Activity Date","Process Date","Settle Date","Instrument","Description","Trans
 * Code","Quantity","Price","Amount"}, every field quoted, descriptions over several lines ({@code Apple} and below it
 * {@code CUSIP: 037833100}), a notice behind the last row. Options are named in the description, {@code AAPL 1/19/2024
 * Call $150.00}.
 *
 * <p>Fees are within the amount and not stated. Options end as {@link Schwab}'s do; how they were held stands behind
 * the quantity ({@code 1S}).
 */
final class Robinhood extends TableFormat {

    /** What a code of a transaction does. */
    private record Action(Side side, boolean closes) {}

    private static final Map<String, Action> EXECUTIONS = Map.of(
            "BUY", new Action(Side.BUY, false),
            "BTO", new Action(Side.BUY, false),
            "STO", new Action(Side.SELL, false),
            "SELL", new Action(Side.SELL, true),
            "STC", new Action(Side.SELL, true),
            "BTC", new Action(Side.BUY, true));
    /** What takes back, and what it takes back. */
    private static final Map<String, String> CANCELLATIONS = Map.of("BCXL", "BUY", "SCXL", "SELL");

    private static final Map<String, OptionEvent.Type> ENDS = Map.of(
            "OEXP", OptionEvent.Type.EXPIRED,
            "OASGN", OptionEvent.Type.ASSIGNED,
            "OEXCS", OptionEvent.Type.EXERCISED);
    private static final Map<String, NoExecution> BOOKINGS = Map.ofEntries(
            Map.entry("CDIV", NoExecution.DIVIDEND),
            Map.entry("MDIV", NoExecution.DIVIDEND),
            Map.entry("SDIV", NoExecution.DIVIDEND),
            Map.entry("DIV", NoExecution.DIVIDEND),
            Map.entry("INT", NoExecution.INTEREST),
            Map.entry("SLIP", NoExecution.INTEREST),
            Map.entry("MINT", NoExecution.INTEREST),
            Map.entry("ACH", NoExecution.TRANSFER),
            Map.entry("RTP", NoExecution.TRANSFER),
            Map.entry("DCF", NoExecution.TRANSFER),
            Map.entry("ITRF", NoExecution.TRANSFER),
            Map.entry("XENT", NoExecution.TRANSFER),
            Map.entry("XENT_CC", NoExecution.TRANSFER),
            Map.entry("WIRE", NoExecution.TRANSFER),
            Map.entry("ACATI", NoExecution.TRANSFER),
            Map.entry("ACATO", NoExecution.TRANSFER),
            Map.entry("GOLD", NoExecution.FEE),
            Map.entry("DFEE", NoExecution.FEE),
            Map.entry("AFEE", NoExecution.FEE),
            Map.entry("DTAX", NoExecution.FEE),
            Map.entry("SPL", NoExecution.CORPORATE_ACTION),
            Map.entry("SPR", NoExecution.CORPORATE_ACTION),
            Map.entry("MRGS", NoExecution.CORPORATE_ACTION),
            Map.entry("MRGC", NoExecution.CORPORATE_ACTION),
            Map.entry("SXCH", NoExecution.CORPORATE_ACTION),
            Map.entry("CIL", NoExecution.CORPORATE_ACTION),
            Map.entry("SOFF", NoExecution.CORPORATE_ACTION));

    Robinhood() {
        super(
                FormatDescription.ofNewYork(
                        "robinhood",
                        "Robinhood, account activity report (CSV)",
                        "Robinhood",
                        "csv",
                        "Reports and statements, Reports, Generate new report. Gives days and no times, and no crypto."),
                heading(
                        "Activity Date",
                        "Process Date",
                        "Settle Date",
                        "Instrument",
                        "Trans Code",
                        "Quantity",
                        "Price"));
    }

    @Override
    void read(TableRow row, Consumer<Row> rows) {
        var code = row.text("Trans Code").toUpperCase(Locale.ROOT);
        var action = EXECUTIONS.get(code);
        var taken = EXECUTIONS.get(CANCELLATIONS.getOrDefault(code, ""));
        if (action != null) {
            rows.accept(row.filled(draft(row, code, action)));
        } else if (taken != null) {
            rows.accept(row.cancelled(draft(row, CANCELLATIONS.getOrDefault(code, ""), taken)));
        } else if (ENDS.containsKey(code)) {
            var option = row.text("Description").replaceFirst("(?i)^Option \\w+ for ", "");
            rows.accept(row.ended(requireNonNull(ENDS.get(code)), Security.of(option), "Quantity", "Activity Date"));
        } else if (code.equals("OCA")) {
            rows.accept(row.rejected("\"OCA\" changes what an option delivers: record by hand what became of it"));
        } else if (BOOKINGS.containsKey(code)) {
            rows.accept(row.booking(BOOKINGS.getOrDefault(code, NoExecution.OTHER), booked(row)));
        } else if (!code.isEmpty()) {
            rows.accept(row.booking(
                    code, !row.text("Quantity").isEmpty() && !row.text("Price").isEmpty(), booked(row)));
        }
    }

    private static Bookkeeping.Said booked(TableRow row) {
        return row.dollars("Amount", "Activity Date", row.text("Instrument"), row.text("Description"));
    }

    private static FillDraft draft(TableRow row, String code, Action action) {
        var isOption = code.length() == 3 && !code.equals("BUY");
        var option = Security.of(row.text("Description"));
        return new FillDraft()
                .symbol(() -> isOption ? option(option) : row.textOrNull("Instrument"))
                .assetClass(() -> isOption ? AssetClass.OPTION : AssetClass.STOCK)
                .side(action::side)
                .quantity(() -> row.magnitude("Quantity"))
                .price(() -> row.number("Price"))
                .currency(() -> "USD")
                .executedAt(() -> TradeDay.read(row.text("Activity Date"), action.closes()));
    }

    private static @Nullable String option(Security named) {
        if (named.option().isEmpty()) {
            throw new Unreadable(named.name(), "names no option");
        }
        return named.symbol();
    }
}
