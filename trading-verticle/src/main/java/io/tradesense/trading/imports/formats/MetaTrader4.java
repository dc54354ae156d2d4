package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Side;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * MetaTrader 4's account statement as HTML ("Save as Report"): Ticket, Open Time, Type, Size, Item, Price, S/L, T/P, Close
 * Time, Price, Commission, Taxes, Swap, Profit, below "Closed Transactions:" and again below "Open Trades:". A row is a
 * position: an opening fill, and a closing one where it has a close time. Commission is booked with the opening, swap and
 * taxes with the closing.
 *
 * <p>Balance rows are money that came or went, or what their comment says; credit is the broker's own and no money of the
 * account. Times are the server's, which the statement does not name. Ids are the ticket's with {@code :open} or {@code
 * :close}. A position closed in parts becomes several tickets: where one statement shows it whole and a later one in
 * parts, the later one adds the parts' openings again, so such a position should come from one statement.
 */
final class MetaTrader4 implements StatementFormat {

    private static final FormatDescription DESCRIPTION = FormatDescription.ofUnknownZone(
            "metatrader4",
            "MetaTrader 4, Statement (HTML)",
            "MetaTrader 4",
            "html",
            "Account History, right click, Save as Report. State timezone=, the server's (often Europe/Athens).");
    private static final Pattern TICKET = Pattern.compile("\\d{1,18}");
    private static final Pattern TIME = Pattern.compile("\\d{4}\\.\\d{2}\\.\\d{2} \\d{2}:\\d{2}(:\\d{2})?");
    private static final int CELLS = 14;
    /** Ticket, time, type, comment, and the amount in the last. */
    private static final int BALANCE_CELLS = 4;

    @Override
    public FormatDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean recognises(Head head) {
        var text = head.text().toLowerCase(Locale.ROOT);
        return text.contains("<html") && text.contains("closed transactions:");
    }

    @Override
    public Rows read(Source source, ImportContext context) throws IOException {
        var zone = context.zoneOf(DESCRIPTION);
        return new CsvRows(
                HtmlRecords.open(source), (record, rows) -> read(new MetaTraderFill(record, context, zone), rows));
    }

    private static void read(MetaTraderFill position, Consumer<Row> rows) {
        var cells = position.row();
        if (!TICKET.matcher(cells.field(0)).matches()
                || !TIME.matcher(cells.field(1)).matches()) {
            return;
        }
        var type = cells.field(2).toLowerCase(Locale.ROOT);
        if (type.equals("balance") && cells.fields().size() > BALANCE_CELLS) {
            rows.accept(position.booked(
                    cells.field(3),
                    new MetaTraderFill.Balance(
                            cells.field(0),
                            cells.field(1),
                            cells.field(cells.fields().size() - 1))));
        } else if (type.equals("balance") || type.equals("credit")) {
            rows.accept(new Row.PassedOver(cells.line(), NoExecution.TRANSFER));
        } else if (type.startsWith("buy ") || type.startsWith("sell ")) {
            // A pending order, cancelled or still waiting.
            rows.accept(new Row.PassedOver(cells.line(), NoExecution.NOT_FILLED));
        } else if (cells.endsFile() || cells.fields().size() < CELLS) {
            rows.accept(new Row.Rejected(cells.line(), "the row is not whole", cells.raw()));
        } else if (type.equals("buy") || type.equals("sell")) {
            fills(position, cells, type.equals("buy") ? Side.BUY : Side.SELL, rows);
        } else {
            rows.accept(new Row.Rejected(cells.line(), "\"" + type + "\" is neither buy nor sell", cells.raw()));
        }
    }

    private static void fills(MetaTraderFill position, CsvRecord cells, Side side, Consumer<Row> rows) {
        var ticket = cells.field(0);
        var item = cells.field(4);
        var size = cells.field(3);
        var opening = new MetaTraderFill.Costs(cells.field(10), "", "");
        position.read(
                new MetaTraderFill.Cells(
                        ticket + ":open", cells.field(1), item, side, size, cells.field(5), opening, ""),
                rows);
        if (TIME.matcher(cells.field(8)).matches()) {
            var other = side == Side.BUY ? Side.SELL : Side.BUY;
            var closing = new MetaTraderFill.Costs("", cells.field(11), cells.field(12));
            position.read(
                    new MetaTraderFill.Cells(
                            ticket + ":close",
                            cells.field(8),
                            item,
                            other,
                            size,
                            cells.field(9),
                            closing,
                            cells.field(13)),
                    rows);
        }
    }
}
