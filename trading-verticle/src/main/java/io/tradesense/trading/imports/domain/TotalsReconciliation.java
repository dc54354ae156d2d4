package io.tradesense.trading.imports.domain;

import io.tradesense.trading.imports.domain.Reconciled.Cause;
import java.math.BigDecimal;

/** Puts ours beside the totals a broker states over all fills of a file in one currency. */
public final class TotalsReconciliation {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    /**
     * What the executions of a file in one currency add up to.
     *
     * @param purchases what was paid for what was bought, before costs; futures apart, which move no cash
     * @param costs all of them, commissions too
     * @param rejected whether a row of the file was rejected, or an execution of it does not count any more
     * @param currencies whether the file has fills that move two currencies at once
     */
    public record Totals(
            long fills,
            BigDecimal purchases,
            BigDecimal sales,
            BigDecimal commissions,
            BigDecimal costs,
            boolean rejected,
            boolean currencies) {}

    /**
     * What the file booked beside executions in one currency.
     *
     * @param withdrawals not above zero
     * @param movements all of them, these and dividends, interest and fees
     */
    public record Booked(BigDecimal deposits, BigDecimal withdrawals, BigDecimal movements) {
        public static final Booked NOTHING = new Booked(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private TotalsReconciliation() {}

    /** @param realised what the file's fills realised before costs, by the figures that were stated with them */
    public static Reconciled of(Totals totals, Booked booked, BigDecimal realised, long number, StatedFigure stated) {
        var ours = switch (stated.measure()) {
            case PURCHASES -> totals.purchases().negate();
            case SALES -> totals.sales();
            case COMMISSIONS -> totals.commissions().negate();
            case DEPOSITS -> booked.deposits();
            case WITHDRAWALS -> booked.withdrawals();
            case NET_DEPOSITS -> booked.deposits().add(booked.withdrawals());
            case BALANCE -> realised.subtract(totals.costs()).add(booked.movements());
            default -> throw new IllegalArgumentException(stated.measure() + " is no total");
        };
        var difference = ours.subtract(stated.amount()).abs();
        if (difference.signum() == 0) {
            return Reconciled.same(number, stated, ours);
        }
        if (difference.compareTo(CENT.multiply(BigDecimal.valueOf(Math.max(1, totals.fills())))) <= 0) {
            return Reconciled.different(number, stated, ours, Cause.ROUNDING, "at most a cent for each fill");
        }
        if (totals.rejected()) {
            return Reconciled.different(
                    number, stated, ours, Cause.EXCLUDED_FILL, "rows of the file were rejected, or deleted here since");
        }
        return totals.currencies()
                ? Reconciled.different(
                        number, stated, ours, Cause.CURRENCY, "the file has currency trades, which move two currencies")
                : Reconciled.different(
                        number, stated, ours, Cause.UNEXPLAINED, "none of the usual causes gives this difference");
    }
}
