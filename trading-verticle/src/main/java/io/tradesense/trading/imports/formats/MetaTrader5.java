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
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * MetaTrader 5's trade history report as HTML, in whatever language: headings and titles are translated, the words {@code
 * buy} and {@code sell}, {@code in} and {@code out} are not. So its executions are told by their shape, the rows of the
 * table Deals: time, deal, symbol, type, direction, volume, price, order, commission, fee, swap, profit, balance, comment
 * (older builds have no fee). Positions and orders say the same again and are passed over uncounted.
 *
 * <p>Times are the server's, which the report does not name. The deal's number is the fill's. A swap is a cost.
 */
final class MetaTrader5 implements StatementFormat {

    private static final FormatDescription DESCRIPTION = FormatDescription.ofUnknownZone(
            "metatrader5",
            "MetaTrader 5, Trade History Report (HTML)",
            "MetaTrader 5",
            "html",
            "Toolbox, History, right click, Report, HTML. State timezone=, the server's (often Europe/Athens).");
    private static final Pattern TIME = Pattern.compile("\\d{4}\\.\\d{2}\\.\\d{2} \\d{2}:\\d{2}(:\\d{2})?");
    private static final Set<String> DIRECTIONS = Set.of("in", "out", "in/out", "out by");
    /** Deals that move money and nothing else; credit is the broker's own. */
    private static final Set<String> BOOKED =
            Set.of("balance", "charge", "correction", "bonus", "commission", "dividend", "interest", "tax", "agent");

    private static final int CELLS_WITH_FEE = 14;
    private static final int CELLS_WITHOUT_FEE = 13;

    @Override
    public FormatDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean recognises(Head head) {
        var text = head.text().toLowerCase(Locale.ROOT);
        return text.contains("<html")
                && !text.contains("closed transactions:")
                && (text.contains("trade history report") || text.contains("content=\"client terminal\""));
    }

    @Override
    public Rows read(Source source, ImportContext context) throws IOException {
        var zone = context.zoneOf(DESCRIPTION);
        var balance = new MetaTraderBalance();
        return new CsvRows(HtmlRecords.open(source), (record, rows) -> {
            read(new MetaTraderFill(record, context, zone), rows);
            balance.note(record).ifPresent(rows::accept);
        });
    }

    private static void read(MetaTraderFill deal, Consumer<Row> rows) {
        var cells = deal.row();
        var type = cells.field(3).toLowerCase(Locale.ROOT);
        if (!TIME.matcher(cells.field(0)).matches()) {
            return;
        }
        if (BOOKED.contains(type) && cells.fields().size() >= CELLS_WITHOUT_FEE) {
            var comment = cells.field(cells.fields().size() - 1);
            rows.accept(deal.booked(
                    type.equals("balance") ? comment : type,
                    new MetaTraderFill.Balance(
                            cells.field(1),
                            cells.field(0),
                            cells.field(cells.fields().size() - 3))));
        } else if (BOOKED.contains(type) || type.equals("credit")) {
            rows.accept(new Row.PassedOver(cells.line(), NoExecution.TRANSFER));
        } else if (DIRECTIONS.contains(cells.field(4).toLowerCase(Locale.ROOT))) {
            fill(deal, cells, type, rows);
        }
    }

    private static void fill(MetaTraderFill deal, CsvRecord cells, String type, Consumer<Row> rows) {
        int width = cells.fields().size();
        if (cells.endsFile() || width < CELLS_WITHOUT_FEE) {
            rows.accept(new Row.Rejected(cells.line(), "the row is not whole", cells.raw()));
        } else if (!type.equals("buy") && !type.equals("sell")) {
            rows.accept(new Row.Rejected(cells.line(), "\"" + type + "\" is neither buy nor sell", cells.raw()));
        } else {
            var hasFee = width >= CELLS_WITH_FEE;
            var costs = new MetaTraderFill.Costs(
                    cells.field(8), hasFee ? cells.field(9) : "", cells.field(hasFee ? 10 : 9));
            var side = type.equals("buy") ? Side.BUY : Side.SELL;
            deal.read(
                    new MetaTraderFill.Cells(
                            cells.field(1),
                            cells.field(0),
                            cells.field(2),
                            side,
                            cells.field(5),
                            cells.field(6),
                            costs,
                            cells.field(4).equalsIgnoreCase("in") ? "" : cells.field(hasFee ? 11 : 10)),
                    rows);
        }
    }
}
