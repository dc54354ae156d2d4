package io.tradesense.analytics.readmodel.domain;

import io.tradesense.kit.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A closed round trip as the read model holds it. A record that cannot be (closed before it was opened, a net result
 * that is not gross minus fees) is refused as {@link Fault.Kind#INVALID}.
 *
 * @param quantity the largest position held, in units of the instrument; positive
 * @param closedAt to the microsecond, as everything here; between 1900 and 2200, which bounds every daily series
 * @param grossPnl realised result before costs, in {@code currency}
 * @param fees fees and commissions together; positive for a cost, negative for a rebate
 * @param netPnl {@code grossPnl - fees}, exactly
 * @param riskAmount what would have been lost at the initial stop, positive, in {@code currency}; the R of the trade.
 *     Null where no stop was set, or where the stop risked nothing
 * @param tags empty where the trader set none
 * @param setup the playbook entry; null where the trader named none
 * @param details what else is known of it
 */
public record ClosedTrade(
        UUID tradeId,
        UUID accountId,
        String symbol,
        String assetClass,
        Side side,
        String currency,
        BigDecimal quantity,
        Instant openedAt,
        Instant closedAt,
        BigDecimal grossPnl,
        BigDecimal fees,
        BigDecimal netPnl,
        @Nullable BigDecimal riskAmount,
        Set<String> tags,
        @Nullable String setup,
        TradeDetails details) {

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    public ClosedTrade {
        tags = Set.copyOf(tags);
        if (quantity.signum() <= 0) throw Fault.invalid("/quantity", "quantity must be positive");
        if (openedAt.isBefore(EARLIEST)) throw Fault.invalid("/openedAt", "openedAt must not be before 1900");
        if (closedAt.isAfter(LATEST)) throw Fault.invalid("/closedAt", "closedAt must not be after 2199");
        if (closedAt.isBefore(openedAt)) throw Fault.invalid("/closedAt", "closedAt must not be before openedAt");
        if (grossPnl.subtract(fees).compareTo(netPnl) != 0)
            throw Fault.invalid("/netPnl", "netPnl must be grossPnl minus fees");
        if (riskAmount != null && riskAmount.signum() <= 0)
            throw Fault.invalid("/riskAmount", "riskAmount must be positive");
    }
}
