package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.StatementFormats;
import java.util.List;

/** The formats that are read. A new one is added here; see {@code docs/adding-a-format.md}. */
public final class BrokerFormats {

    private BrokerFormats() {}

    /** In the order they are tried: whatever is a broker's own comes before what reads any table. */
    public static StatementFormats all() {
        return new StatementFormats(
                List.of(new IbkrFlex(), new IbkrActivity(), new Thinkorswim(), new Schwab(), new GenericCsv()));
    }
}
