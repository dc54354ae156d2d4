package io.tradesense.analytics;

import io.tradesense.analytics.patterns.domain.Kind;
import io.tradesense.analytics.patterns.domain.PastTrade;
import io.tradesense.analytics.patterns.domain.SimulatedTrader;
import io.tradesense.contracts.TradeChanged;
import io.tradesense.kit.events.NewEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Made-up trades as trading tells of them. */
final class PastTrades {

    private PastTrades() {}

    static List<NewEvent> told(Trader trader, Set<Kind> habits, int seed, int count, Duration later) {
        return told(trader, SimulatedTrader.trades(habits, seed, count), later);
    }

    static List<NewEvent> told(Trader trader, List<PastTrade> trades, Duration later) {
        return trades.stream()
                .map(trade -> Desk.closed(told(trader, trade, later)))
                .toList();
    }

    static PastTrade withoutMistake(PastTrade trade) {
        return new PastTrade(
                trade.id(),
                trade.openedAt(),
                trade.closedAt(),
                trade.symbol(),
                trade.net(),
                trade.quantity(),
                trade.risk(),
                false,
                trade.chase());
    }

    private static TradeChanged told(Trader trader, PastTrade trade, Duration later) {
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
