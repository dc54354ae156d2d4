package io.tradesense.analytics;

import io.tradesense.analytics.patterns.domain.PastTrade;
import io.tradesense.contracts.TradeChanged;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Set;

/** Made-up trades as trading tells of them. */
final class PastTrades {

    private PastTrades() {}

    static TradeChanged told(Trader trader, PastTrade trade, Duration later) {
        return new TradeChanged(
                trade.id(),
                trader.userId(),
                trader.accountId(),
                trade.symbol(),
                "STOCK",
                trade.chase() > 0 ? "LONG" : "SHORT",
                "CLOSED",
                trader.currency(),
                number(trade.quantity()),
                trade.openedAt().plus(later),
                trade.closedAt().plus(later),
                number(trade.net()),
                BigDecimal.ZERO,
                Double.isNaN(trade.risk()) ? null : number(trade.risk()),
                null,
                Set.of(),
                trade.mistaken() ? Set.of("chased") : Set.of(),
                null,
                null,
                null,
                null,
                TradeChanged.Fills.UNKNOWN);
    }

    private static BigDecimal number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    }
}
