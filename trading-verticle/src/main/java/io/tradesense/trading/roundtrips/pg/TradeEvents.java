package io.tradesense.trading.roundtrips.pg;

import io.tradesense.contracts.TradeChanged;
import io.tradesense.contracts.TradeDeleted;
import io.tradesense.kit.events.NewEvent;
import io.tradesense.trading.roundtrips.domain.TradeDifference.Change;
import io.tradesense.trading.roundtrips.domain.Trades.Listed;
import java.util.UUID;

/** What others are told of a trade. */
public final class TradeEvents {

    private TradeEvents() {}

    public static NewEvent changed(UUID userId, Listed trade, Change change) {
        var annotation = trade.noted().annotation();
        var data = new TradeChanged(
                trade.id(),
                userId,
                trade.accountId(),
                trade.instrument().symbol(),
                trade.instrument().assetClass().name(),
                trade.direction().name(),
                trade.status().name(),
                trade.instrument().currency(),
                trade.quantity(),
                trade.openedAt(),
                trade.closedAt(),
                trade.grossPnl(),
                trade.fees(),
                trade.noted().riskAmount(),
                annotation.setup(),
                annotation.tags(),
                annotation.mistakes(),
                annotation.rating(),
                annotation.stopLoss(),
                annotation.takeProfit(),
                trade.noted().rMultiple(),
                fills(trade));
        return new NewEvent(type(change), trade.id().toString(), data.toJson());
    }

    private static TradeChanged.Fills fills(Listed trade) {
        return new TradeChanged.Fills(
                trade.entryPrice(),
                trade.exitPrice(),
                trade.maxQuantity(),
                trade.instrument().multiplier(),
                trade.executionCount(),
                trade.plannedRewardRisk(),
                trade.mae(),
                trade.mfe());
    }

    static NewEvent deleted(UUID userId, UUID accountId, UUID tradeId) {
        return new NewEvent(
                TradeDeleted.TYPE, tradeId.toString(), new TradeDeleted(tradeId, userId, accountId).toJson());
    }

    private static String type(Change change) {
        return switch (change) {
            case OPENED -> TradeChanged.OPENED;
            case CHANGED -> TradeChanged.CHANGED;
            case CLOSED -> TradeChanged.CLOSED;
        };
    }
}
