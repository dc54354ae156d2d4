package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.OptionSymbol;
import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an OFX file's list of securities, which stands behind its transactions, says of each. */
final class OfxSecurities {

    private static final Set<String> LISTED = Set.of("STOCKINFO", "OPTINFO", "MFINFO", "OTHERINFO", "DEBTINFO");

    /** More than an account trades in a year; beyond them a security goes by its id. */
    private static final int MOST = 50_000;

    private final Map<String, OfxAggregates.Aggregate> byId = new HashMap<>();
    private boolean isCut;

    private OfxSecurities() {}

    /** Reads the whole file once. */
    static OfxSecurities of(Source source) throws IOException {
        var securities = new OfxSecurities();
        try (var listed = OfxAggregates.open(source, LISTED)) {
            for (var security = listed.next(); security != null; security = listed.next()) {
                securities.note(security);
            }
            securities.isCut = !listed.ended();
        }
        return securities;
    }

    /**
     * The symbol of the security with this id: an option's the OCC's, else the ticker, else the id itself, which is mostly
     * a CUSIP. Null where there is no id.
     */
    @Nullable
    String symbol(String id, boolean isOption) {
        var security = byId.get(id);
        if (security == null && isCut) {
            throw new Unreadable(id, "is a security of which the file, which is cut, does not say what it is");
        }
        if (security == null) {
            return id.isEmpty() ? null : id;
        }
        var ticker = security.value("TICKER");
        if (!isOption) {
            return ticker.isEmpty() ? id : ticker;
        }
        return OptionName.symbol(ticker)
                .or(() -> OptionName.symbol(security.value("SECNAME")))
                .orElseGet(() -> ofParts(security, ticker));
    }

    /** How many shares a contract is for; empty where it is not said. */
    Optional<BigDecimal> multiplier(String id) {
        return Optional.ofNullable(byId.get(id))
                .map(security -> security.value("SHPERCTRCT"))
                .map(DecimalStyle.POINT::read);
    }

    private static String ofParts(OfxAggregates.Aggregate security, String ticker) {
        var strike = DecimalStyle.POINT.read(security.value("STRIKEPRICE"));
        var expiry = security.value("DTEXPIRE");
        if (strike == null || expiry.length() < "20240119".length()) {
            throw new Unreadable(ticker, "is an option without expiry or strike");
        }
        var root = ticker.split(" ", 2)[0];
        return OptionSymbol.of(
                root,
                Moment.read(expiry.substring(0, "20240119".length()), Moment.DateOrder.MONTH_FIRST)
                        .date(),
                security.value("OPTTYPE"),
                strike);
    }

    private void note(OfxAggregates.Aggregate security) {
        var id = security.value("UNIQUEID");
        // One that the end of the file cuts may lack what it is called.
        if (!security.cut() && !id.isEmpty() && byId.size() < MOST) {
            byId.putIfAbsent(id, security);
        }
    }
}
