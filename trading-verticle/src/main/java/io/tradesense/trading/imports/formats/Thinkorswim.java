package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.io.IOException;

/**
 * thinkorswim's Account Statement as CSV: tables one below the other, each under its own title. The executions are those
 * of "Account Trade History" (and of "Filled Orders", which has the same columns). A spread's further legs leave time
 * and spread empty; every leg is a fill of its own.
 *
 * <p><b>Costs</b> stand in "Cash Balance" and "Futures Statements" and are taken from there where a line names the same
 * second, symbol, signed quantity and price; a spread, which is booked as one line, gets none.
 *
 * <p><b>Time</b> is that of the program's own setting, which the file does not state: New York's unless the caller says
 * otherwise.
 */
final class Thinkorswim implements StatementFormat {

    private static final FormatDescription DESCRIPTION = FormatDescription.ofNewYork(
            "thinkorswim",
            "thinkorswim, Account Statement (CSV)",
            "Charles Schwab",
            "csv",
            "Monitor, Account Statement, Export to File. State timezone= if the program shows another than New York's.");

    @Override
    public FormatDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean recognises(Head head) {
        return CsvRecords.of(head, ',').stream()
                .map(record -> new Columns(record.fields()))
                .anyMatch(columns -> ThinkorswimTrade.isHeading(columns) || ThinkorswimCosts.isHeading(columns));
    }

    @Override
    public Rows read(Source source, ImportContext context) throws IOException {
        return CsvRows.of(CsvRecords.open(source, ','), new ThinkorswimTrade(context));
    }
}
