package io.tradesense.analytics;

import io.tradesense.analytics.models.domain.Facts;
import io.tradesense.contracts.TradeChanged;
import io.tradesense.kit.events.NewEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Made-up trades with plans as trading tells of them. */
final class PlannedTrades {

    private PlannedTrades() {}

    static List<NewEvent> told(Trader trader, Facts facts) {
        return facts.trades().stream()
                .map(trade -> Desk.closed(told(trader, trade)))
                .toList();
    }

    private static TradeChanged told(Trader trader, Facts.Trade trade) {
        return new TradeChanged(
                // Made-up traders of one seed share their trades' ids; users do not.
                UUID.nameUUIDFromBytes((trader.userId() + "/" + trade.id()).getBytes(StandardCharsets.UTF_8)),
                trader.userId(),
                trader.accountId(),
                trade.symbol(),
                "STOCK",
                "LONG",
                "CLOSED",
                trader.currency(),
                number(trade.quantity()),
                trade.openedAt(),
                trade.closedAt(),
                number(trade.net()),
                BigDecimal.ZERO,
                Double.isNaN(trade.risk()) ? null : number(trade.risk()),
                trade.setup(),
                Set.of());
    }

    private static BigDecimal number(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    }
}
