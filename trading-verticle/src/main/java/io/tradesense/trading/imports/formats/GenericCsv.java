package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.io.IOException;
import java.util.Optional;

/**
 * Any table with one execution a row, under a heading. Its own form is
 * {@code symbol,side,quantity,price,executedAt,assetClass,fees,commission,currency,multiplier,externalId}; the columns
 * may stand in any order and go by other names ({@link GenericColumn}), the rest is ignored.
 *
 * <p>Fields are parted by comma, semicolon or tab. Without a side, the quantity's sign gives it. Costs are positive. An
 * instant has an offset, or is local in the zone the caller states; without that it is rejected, never taken for UTC. A
 * date alone is noon in that zone. Where no asset class is given, a symbol in the OCC's form is an option and anything
 * else a stock. How numbers and dates are written is told from the first {@value Head#LENGTH} bytes
 * ({@link GenericTable}).
 */
final class GenericCsv implements StatementFormat {

    private static final int SHOWN = 400;

    @Override
    public String name() {
        return "generic-csv";
    }

    @Override
    public String title() {
        return "any CSV with the columns symbol, side, quantity, price, executedAt";
    }

    @Override
    public boolean recognises(Head head) {
        return GenericTable.in(head).filter(GenericTable::isComplete).isPresent();
    }

    @Override
    public Rows read(Source source, ImportContext context) throws IOException {
        var table = GenericTable.in(Head.of(source)).orElseThrow(() -> new IllegalArgumentException("not a table"));
        return new CsvRows(CsvRecords.open(source, table.delimiter()), new GenericTrade(table, context));
    }

    @Override
    public Optional<String> whyNot(Head head) {
        return GenericTable.in(head).filter(table -> !table.isComplete()).map(GenericCsv::whyNot);
    }

    private static String whyNot(GenericTable table) {
        var columns = String.join(", ", table.heading());
        return "As a CSV it has the columns " + (columns.length() > SHOWN ? columns.substring(0, SHOWN) + "…" : columns)
                + " and lacks " + String.join(", ", table.missing()) + ".";
    }
}
