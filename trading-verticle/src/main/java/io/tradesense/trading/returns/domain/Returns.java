package io.tradesense.trading.returns.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a portfolio returned over its days.
 *
 * @param timeWeighted what each unit of money did that was in it all the time: the days' returns, linked, so that no
 *     deposit or withdrawal changes it
 * @param moneyWeighted what the owner's money did, its comings and goings counted
 * @param parts what the result came from
 * @param total the result: closing value less opening value, less deposits, plus withdrawals
 */
public record Returns(
        BigDecimal opening,
        BigDecimal closing,
        BigDecimal deposits,
        BigDecimal withdrawals,
        Rate timeWeighted,
        Rate moneyWeighted,
        Parts parts,
        BigDecimal total) {
    private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL128;
    private static final double DAYS_A_YEAR = 365;

    /**
     * @param ofPeriod 0.05 for five per cent; null where there is none, and then {@code reason} says why
     * @param annual the same a year; for a time-weighted return null below a year, over which one must not be stretched
     *     (GIPS)
     * @param reason null where there is a rate
     */
    public record Rate(
            @Nullable Double ofPeriod,
            @Nullable Double annual,
            @Nullable String reason) {}

    /** What is left of the result when its parts are taken off: zero, or the books are wrong. */
    public BigDecimal residual() {
        return total.subtract(parts.sum());
    }

    public static Returns of(History history) {
        var deposits = BigDecimal.ZERO;
        var withdrawals = BigDecimal.ZERO;
        var parts = Parts.NONE;
        for (var day : history.days()) {
            deposits = deposits.add(day.deposits());
            withdrawals = withdrawals.add(day.withdrawals());
            parts = parts.plus(day.parts());
        }
        var total =
                history.closing().subtract(history.opening()).subtract(deposits).add(withdrawals);
        return new Returns(
                history.opening(),
                history.closing(),
                deposits,
                withdrawals,
                timeWeighted(history),
                moneyWeighted(history),
                parts,
                total);
    }

    /** Deposits count from a day's beginning and withdrawals to its end, so money is never at work before it is there. */
    private static Rate timeWeighted(History history) {
        var growth = BigDecimal.ONE;
        var before = history.opening();
        boolean anything = false;
        for (var day : history.days()) {
            var atWork = before.add(day.deposits());
            var became = day.value().add(day.withdrawals());
            before = day.value();
            if (atWork.signum() == 0 && became.signum() == 0) continue;
            if (atWork.signum() <= 0) return new Rate(null, null, "no capital at work on " + day.date());
            anything = true;
            growth = growth.multiply(became.divide(atWork, EXACT_ENOUGH), EXACT_ENOUGH);
        }
        if (!anything) return new Rate(null, null, "no capital at work");
        double all = growth.subtract(BigDecimal.ONE).doubleValue();
        int days = history.days().size();
        return new Rate(all, days < DAYS_A_YEAR || all < -1 ? null : Math.pow(1 + all, DAYS_A_YEAR / days) - 1, null);
    }

    private static Rate moneyWeighted(History history) {
        List<MoneyWeighted.Flow> flows = new ArrayList<>();
        flows.add(new MoneyWeighted.Flow(0, -history.opening().doubleValue()));
        var first = history.days().get(0).date();
        for (var day : history.days()) {
            long since = ChronoUnit.DAYS.between(first, day.date());
            flows.add(new MoneyWeighted.Flow(since, -day.deposits().doubleValue()));
            flows.add(new MoneyWeighted.Flow(since + 1, day.withdrawals().doubleValue()));
        }
        int days = history.days().size();
        flows.add(new MoneyWeighted.Flow(days, history.closing().doubleValue()));
        var outcome = MoneyWeighted.of(flows);
        var reason = outcome.reason();
        return new Rate(outcome.over(days), outcome.annual(), reason == null ? null : words(reason));
    }

    private static String words(MoneyWeighted.Reason reason) {
        return switch (reason) {
            case NO_CAPITAL -> "no capital at work";
            case NO_RATE -> "no rate explains the flows";
            case SEVERAL_RATES -> "several rates explain the flows";
        };
    }
}
