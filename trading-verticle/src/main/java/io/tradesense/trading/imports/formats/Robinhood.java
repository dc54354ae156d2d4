package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.AssetClass;
import io.tradesense.trading.executions.domain.FillDraft;
import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Robinhood's account activity: {@code "Activity Date","Process Date","Settle Date","Instrument","Description","Trans
 * Code","Quantity","Price","Amount"}, every field quoted, descriptions over several lines ({@code Apple} and below it
 * {@code CUSIP: 037833100}), a notice behind the last row. Options are named in the description, {@code AAPL 1/19/2024
 * Call $150.00}.
 *
 * <p>Fees are within the amount and not stated. Expiries and assignments are rejected as {@link Schwab}'s are.
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
    private static final Set<String> WITHOUT_A_PRICE = Set.of("OEXP", "OASGN", "OEXCS", "OCA");
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
        if (action != null) {
            rows.accept(fill(row, code, action));
        } else if (WITHOUT_A_PRICE.contains(code)) {
            rows.accept(row.movesPosition(code));
        } else if (BOOKINGS.containsKey(code)) {
            rows.accept(row.passedOver(BOOKINGS.getOrDefault(code, NoExecution.OTHER)));
        } else if (!code.isEmpty()) {
            rows.accept(row.booking(
                    code, !row.text("Quantity").isEmpty() && !row.text("Price").isEmpty()));
        }
    }

    private static Row fill(TableRow row, String code, Action action) {
        var isOption = code.length() == 3 && !code.equals("BUY");
        var option = Security.of(row.text("Description"));
        return row.filled(new FillDraft()
                .symbol(() -> isOption ? option(option) : row.textOrNull("Instrument"))
                .assetClass(() -> isOption ? AssetClass.OPTION : AssetClass.STOCK)
                .side(action::side)
                .quantity(() -> row.magnitude("Quantity"))
                .price(() -> row.number("Price"))
                .currency(() -> "USD")
                .executedAt(() -> TradeDay.read(row.text("Activity Date"), action.closes())));
    }

    private static @Nullable String option(Security named) {
        if (named.option().isEmpty()) {
            throw new Unreadable(named.name(), "names no option");
        }
        return named.symbol();
    }
}
