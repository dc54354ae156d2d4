package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Any table with one execution a row, under a heading. Its own form is
 * {@code symbol,side,quantity,price,executedAt,assetClass,fees,commission,currency,multiplier,externalId}; the columns
 * may stand in any order and go by other names ({@link GenericColumn}), the rest is ignored. What is a broker's own form
 * is left to that.
 *
 * <p>Fields are parted by comma, semicolon or tab. Without a side, the quantity's sign gives it. Costs are positive. An
 * instant has an offset, or is local in the zone the caller states; where none has and the caller states none, the file is
 * refused, never taken for UTC. A date alone is noon in that zone. Where no asset class is given, a symbol in the OCC's
 * form is an option and anything else a stock. How numbers and dates are written is told from the first {@value
 * Head#LENGTH} bytes ({@link GenericTable}).
 */
final class GenericCsv implements StatementFormat {

    static final FormatDescription DESCRIPTION = new FormatDescription(
            "generic-csv",
            "any CSV with the columns symbol, side, quantity, price, executedAt",
            "any",
            List.of("csv", "txt", "tsv", "xlsx"),
            FormatDescription.Times.STATED_OR_ASKED,
            null,
            "Headings in English, German, French, Spanish, Italian, Dutch or Portuguese, or a mapping. State timezone= where"
                    + " times have no offset.");
    private static final int SHOWN = 400;

    private final List<StatementFormat> brokers;

    /** @param brokers the formats that come first */
    GenericCsv(List<StatementFormat> brokers) {
        this.brokers = List.copyOf(brokers);
    }

    @Override
    public FormatDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean recognises(Head head) {
        return GenericTable.in(head).filter(GenericTable::isComplete).isPresent()
                && brokers.stream().noneMatch(broker -> broker.recognises(head));
    }

    @Override
    public Rows read(Source source, ImportContext context) throws IOException {
        var table = GenericTable.in(Head.of(source)).orElseThrow(() -> new IllegalArgumentException("not a table"));
        return open(source, table, context);
    }

    @Override
    public Optional<String> whyNot(Head head) {
        return GenericTable.in(head).filter(table -> !table.isComplete()).map(GenericCsv::whyNot);
    }

    static Rows open(Source source, GenericTable table, ImportContext context) throws IOException {
        if (table.localTimes() && context.zone() == null) {
            throw ImportContext.zoneMissing(DESCRIPTION);
        }
        return CsvRows.of(CsvRecords.open(source, table.delimiter()), new GenericTrade(table, context));
    }

    static String columns(GenericTable table) {
        var columns = String.join(", ", table.heading());
        return columns.length() > SHOWN ? columns.substring(0, SHOWN) + "…" : columns;
    }

    private static String whyNot(GenericTable table) {
        return "As a CSV it has the columns " + columns(table) + " and lacks " + String.join(", ", table.missing())
                + ".";
    }
}
