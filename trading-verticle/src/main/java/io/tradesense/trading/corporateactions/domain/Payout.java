package io.tradesense.trading.corporateactions.domain;

import io.tradesense.trading.cash.domain.CashMovement;
import io.tradesense.trading.executions.domain.ExecutionId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a stated dividend pays into an account: its amount for each share that was held when the day without it began. A
 * short position owes it. Where the dividend was reinvested it is paid all the same; the shares it bought are an execution
 * that takes the money out of the cash again.
 */
public final class Payout {

    /**
     * What was bought, less what was sold, of the shares that went by this symbol then.
     *
     * @param executedAt before the dividend
     */
    public record Moved(String symbol, String currency, Instant executedAt, BigDecimal quantity) {}

    private Payout() {}

    /**
     * One movement a currency in which shares were held, none where none were.
     *
     * @param history all actions of the user
     * @param moved every execution of what was held, or sums of them between which no action lies
     */
    public static List<CashMovement> of(
            CorporateAction dividend, ActionHistory history, UUID accountId, Collection<Moved> moved) {
        var amount = dividend.amount();
        if (amount == null) return List.of();
        Map<String, BigDecimal> held = new TreeMap<>();
        for (var each : moved) {
            var then = history.until(dividend).of(each.symbol(), each.executedAt());
            if (then.symbol().equals(dividend.symbol())) {
                held.merge(each.currency(), then.split().quantity(each.quantity()), BigDecimal::add);
            }
        }
        List<CashMovement> paid = new ArrayList<>();
        held.forEach((currency, shares) -> {
            if (shares.multiply(amount).signum() != 0)
                paid.add(movement(dividend, amount, accountId, currency, shares));
        });
        return paid;
    }

    private static CashMovement movement(
            CorporateAction dividend, BigDecimal amount, UUID accountId, String currency, BigDecimal shares) {
        var paid = amount.multiply(shares).stripTrailingZeros();
        return new CashMovement(
                ExecutionId.of(accountId, "d:" + dividend.id() + "#" + currency),
                dividend.userId(),
                accountId,
                CashMovement.Type.DIVIDEND,
                paid.scale() < 0 ? paid.setScale(0) : paid,
                currency,
                dividend.symbol(),
                dividend.effectiveAt(),
                amount.toPlainString() + " a share on " + plain(shares));
    }

    private static String plain(BigDecimal shares) {
        return shares.stripTrailingZeros().toPlainString();
    }
}
