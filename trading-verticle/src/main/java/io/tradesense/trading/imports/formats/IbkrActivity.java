package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.io.IOException;

/**
 * Interactive Brokers' Activity Statement as CSV: one file of many tables, every row led by its table's name and
 * {@code Header}, {@code Data}, {@code SubTotal} or {@code Total}. Only the data rows of Trades are executions; of those
 * {@code Execution} where the statement has them for that kind of instrument, else {@code Order}. Closed lots are passed
 * over.
 *
 * <p>Multipliers and currency rates stand behind the trades, so the file is read twice. Times are New York's unless the
 * caller states another zone. There are no ids; two orders filled alike within one second are told apart by number.
 */
final class IbkrActivity implements StatementFormat {

    private static final FormatDescription DESCRIPTION = FormatDescription.ofNewYork(
            "ibkr-activity",
            "Interactive Brokers, Activity Statement (CSV)",
            "Interactive Brokers",
            "csv",
            "With Trades, Financial Instrument Information and Base Currency Exchange Rate.");

    @Override
    public FormatDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean recognises(Head head) {
        return head.lines().anyMatch(IbkrActivity::isOfStatement);
    }

    @Override
    public Rows read(Source source, ImportContext context) throws IOException {
        var facts = IbkrActivityFacts.of(source);
        return CsvRows.of(CsvRecords.open(source, ','), new IbkrActivityTrade(facts, context));
    }

    private static boolean isOfStatement(String line) {
        var bare = line.replace("\"", "");
        return bare.startsWith("Statement,Header,Field Name") || bare.startsWith("Trades,Header,DataDiscriminator");
    }
}
