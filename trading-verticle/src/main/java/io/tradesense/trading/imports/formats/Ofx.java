package io.tradesense.trading.imports.formats;

import io.tradesense.trading.imports.domain.FormatDescription;
import io.tradesense.trading.imports.domain.Head;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.Rows;
import io.tradesense.trading.imports.domain.Source;
import io.tradesense.trading.imports.domain.StatementFormat;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * OFX and QFX investment statements, version 1 (SGML) and 2 (XML), after the OFX 2.2 specification, section 13: BUYSTOCK,
 * SELLSTOCK, BUYMF, SELLMF, BUYOPT, SELLOPT, BUYOTHER, SELLOTHER and REINVEST are executions; income, expenses, transfers,
 * journals and splits are not. The file is read twice, since its list of securities stands at its end.
 *
 * <p><b>Time.</b> A time without an offset is GMT, as the specification has it. A day alone, and noon, which many brokers
 * write for one, is a {@link TradeDay}. The id is FITID, which the broker must keep.
 */
final class Ofx implements StatementFormat {

    private static final FormatDescription DESCRIPTION = new FormatDescription(
            "ofx",
            "OFX or QFX, investment statement",
            "any that offers Quicken or Money downloads",
            List.of("ofx", "qfx"),
            FormatDescription.Times.STATED,
            null,
            "Download for Quicken. An account of investments, not of cash.");

    @Override
    public FormatDescription description() {
        return DESCRIPTION;
    }

    @Override
    public boolean recognises(Head head) {
        var text = head.text().toUpperCase(Locale.ROOT);
        return text.contains("<OFX") && text.contains("<INVSTMT");
    }

    @Override
    public Optional<String> whyNot(Head head) {
        return head.text().toUpperCase(Locale.ROOT).contains("<OFX")
                ? Optional.of("As OFX it holds no investment account.")
                : Optional.empty();
    }

    @Override
    public Rows read(Source source, ImportContext context) throws IOException {
        var securities = OfxSecurities.of(source);
        var transactions = OfxAggregates.open(source, OfxTransaction.NAMES);
        return new OfxRows(transactions, new OfxTransaction(securities, context));
    }
}
