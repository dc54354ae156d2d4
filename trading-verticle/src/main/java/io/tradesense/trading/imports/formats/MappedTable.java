package io.tradesense.trading.imports.formats;

import io.tradesense.kit.Fault;
import io.tradesense.trading.imports.domain.ColumnMapping;
import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.io.IOException;
import java.util.stream.Collectors;

/** Any table, by the columns that the user has named in a mapping; else as {@link GenericCsv}. */
final class MappedTable implements StatementFormat {

    @Override
    public FormatDescription description() {
        return GenericCsv.DESCRIPTION;
    }

    @Override
    public boolean recognises(Head head) {
        // Which table it is, only the mapping can tell.
        return false;
    }

    @Override
    public Rows read(Source source, ImportContext context) throws IOException {
        var mapping = context.mapping();
        if (mapping == null) {
            throw new IllegalArgumentException("there is no mapping to read it by");
        }
        var table = GenericTable.in(Head.of(source), mapping)
                .filter(GenericTable::isComplete)
                .orElseThrow(() -> Fault.of(Fault.Kind.INVALID, whyNot(mapping)));
        return GenericCsv.open(source, table, context);
    }

    private static String whyNot(ColumnMapping mapping) {
        return "The file has no heading with the columns of the mapping: "
                + mapping.columns().values().stream().sorted().collect(Collectors.joining(", ")) + ".";
    }
}
