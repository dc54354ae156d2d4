package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.io.IOException;

/**
 * Interactive Brokers' Flex Query as XML, both kinds: activity ({@code <Trade>}) and trade confirmations
 * ({@code <TradeConfirm>}). Only elements of the level of detail EXECUTION, or of none, are executions; orders,
 * summaries, closed lots and wash sales are passed over.
 *
 * <p>Times without a zone are New York's unless the caller states another: Flex writes them in the account's zone, which
 * is that one unless it was changed.
 */
final class IbkrFlex implements StatementFormat {

    private static final FormatDescription DESCRIPTION = FormatDescription.ofNewYork(
            "ibkr-flex",
            "Interactive Brokers, Flex Query (XML)",
            "Interactive Brokers",
            "xml",
            "Activity or Trade Confirmation Flex Query with executions, ibExecID and multiplier.");

    @Override
    public FormatDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean recognises(Head head) {
        return head.text().contains("<FlexQueryResponse");
    }

    @Override
    public Rows read(Source source, ImportContext context) throws IOException {
        var encoding = Head.of(source).encoding();
        return new IbkrFlexRows(new GuardedXmlReader(encoding.reader(source.open())), new IbkrFlexTrade(context));
    }
}
