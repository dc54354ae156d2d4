package io.tradesense.trading.imports.formats;

import io.tradesense.trading.executions.domain.Unreadable;
import io.tradesense.trading.imports.domain.ImportContext;
import io.tradesense.trading.imports.domain.NoExecution;
import io.tradesense.trading.imports.domain.Row;
import io.tradesense.trading.optionevents.domain.OptionEvent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an OFX investment statement books beside trades: income, costs, and what became of options. */
final class OfxBooking {
    static final String OPTION_END = "CLOSUREOPT";
    private static final Map<String, NoExecution> BANKED = Map.of(
            "INT", NoExecution.INTEREST,
            "DIV", NoExecution.DIVIDEND,
            "FEE", NoExecution.FEE,
            "SRVCHG", NoExecution.FEE);
    private static final Set<String> ALWAYS_PAID = Set.of("MARGININTEREST", "INVEXPENSE");
    private static final Map<String, OptionEvent.Type> ENDS = Map.of(
            "EXERCISE", OptionEvent.Type.EXERCISED,
            "ASSIGN", OptionEvent.Type.ASSIGNED,
            "EXPIRE", OptionEvent.Type.EXPIRED);

    private final OfxSecurities securities;
    private final ImportContext context;

    OfxBooking(OfxSecurities securities, ImportContext context) {
        this.securities = securities;
        this.context = context;
    }

    Row booked(OfxAggregates.Aggregate transaction, NoExecution kind) {
        var isInterest = transaction.value("INCOMETYPE").equals("INTEREST");
        return bookkeeping(transaction)
                .booked(
                        isInterest ? NoExecution.INTEREST : kind,
                        new Bookkeeping.Said(
                                () -> effect(transaction),
                                () -> OfxTransaction.executedAt(day(transaction), false),
                                currency(transaction),
                                symbol(transaction),
                                reference(transaction),
                                transaction.value("MEMO")));
    }

    /** Money from or to a bank; what the bank calls interest or a fee is that. */
    Row banked(OfxAggregates.Aggregate transaction) {
        return bookkeeping(transaction)
                .booked(
                        BANKED.getOrDefault(transaction.value("TRNTYPE"), NoExecution.TRANSFER),
                        new Bookkeeping.Said(
                                () -> DecimalStyle.POINT.read(transaction.value("TRNAMT")),
                                () -> OfxTransaction.executedAt(transaction.value("DTPOSTED"), false),
                                currency(transaction),
                                null,
                                reference(transaction),
                                transaction.value("NAME")));
    }

    /** The income of a reinvestment, whose total is that of the purchase. */
    Row reinvested(OfxAggregates.Aggregate transaction) {
        var isInterest = transaction.value("INCOMETYPE").equals("INTEREST");
        var id = reference(transaction);
        return bookkeeping(transaction)
                .booked(
                        isInterest ? NoExecution.INTEREST : NoExecution.DIVIDEND,
                        new Bookkeeping.Said(
                                () -> OfxTransaction.magnitude(transaction.value("TOTAL")),
                                () -> OfxTransaction.executedAt(day(transaction), false),
                                currency(transaction),
                                symbol(transaction),
                                id == null ? null : id + ":income",
                                transaction.value("MEMO")));
    }

    Row ended(OfxAggregates.Aggregate transaction) {
        var type = ENDS.get(transaction.value("OPTACTION"));
        if (type == null) {
            return new Row.Rejected(transaction.line(), "it does not say what became of the option", transaction.raw());
        }
        return bookkeeping(transaction)
                .ended(
                        type,
                        () -> securities.symbol(transaction.value("UNIQUEID"), true),
                        () -> OfxTransaction.magnitude(transaction.value("UNITS")),
                        () -> OfxTransaction.executedAt(day(transaction), true),
                        () -> null,
                        reference(transaction),
                        symbol -> List.of());
    }

    /** Costs are costs whatever their sign. */
    private static @Nullable BigDecimal effect(OfxAggregates.Aggregate transaction) {
        var total = DecimalStyle.POINT.read(transaction.value("TOTAL"));
        return total != null && ALWAYS_PAID.contains(transaction.name())
                ? total.abs().negate()
                : total;
    }

    /** Null where there is none, or none that can be told. */
    private @Nullable String symbol(OfxAggregates.Aggregate transaction) {
        try {
            return securities.symbol(transaction.value("UNIQUEID"), false);
        } catch (Unreadable unknown) {
            return null;
        }
    }

    private static String day(OfxAggregates.Aggregate transaction) {
        return transaction.value("DTTRADE");
    }

    private static @Nullable String currency(OfxAggregates.Aggregate transaction) {
        var currency = transaction.value("CURSYM");
        return currency.isEmpty() ? null : currency;
    }

    private static @Nullable String reference(OfxAggregates.Aggregate transaction) {
        var id = transaction.value("FITID");
        return id.isEmpty() ? null : id;
    }

    private Bookkeeping bookkeeping(OfxAggregates.Aggregate transaction) {
        return new Bookkeeping(transaction.line(), transaction.raw(), context.rules());
    }
}
