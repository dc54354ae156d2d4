package io.tradesense.analytics.readmodel.bus;

import io.tradesense.analytics.readmodel.domain.Account;
import io.tradesense.analytics.readmodel.domain.Changes;
import io.tradesense.analytics.readmodel.domain.ClosedTrade;
import io.tradesense.analytics.readmodel.domain.Side;
import io.tradesense.analytics.readmodel.domain.TradeDetails;
import io.tradesense.contracts.AccountChanged;
import io.tradesense.contracts.TradeChanged;
import io.tradesense.contracts.TradeDeleted;
import io.tradesense.contracts.TradeJudged;
import io.tradesense.kit.events.Event;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads a page of trading's feed. */
public final class TradingPage {
    /** Every type of event that changes something here. */
    public static final Set<String> TYPES = Set.of(
            TradeChanged.OPENED,
            TradeChanged.CHANGED,
            TradeChanged.CLOSED,
            TradeDeleted.TYPE,
            TradeJudged.TYPE,
            AccountChanged.TYPE);

    private static final String CLOSED = "CLOSED";

    private TradingPage() {}

    /** An event against its contract is thrown: its consumer parks it, seen by operators. */
    public static Changes changes(List<Event> events) {
        var changes = new Changes();
        events.stream().filter(event -> TYPES.contains(event.type())).forEach(event -> note(event, changes));
        return changes;
    }

    private static void note(Event event, Changes changes) {
        switch (event.type()) {
            case TradeDeleted.TYPE -> deleted(event, changes);
            case TradeJudged.TYPE -> judged(event, changes);
            case AccountChanged.TYPE -> account(event, changes);
            default -> trade(event, changes);
        }
    }

    private static void deleted(Event event, Changes changes) {
        var deleted = TradeDeleted.fromJson(event.data());
        changes.touch(deleted.userId(), event.time());
        changes.notClosed(deleted.tradeId());
        changes.judged(deleted.userId(), deleted.tradeId(), Optional.empty());
    }

    private static void judged(Event event, Changes changes) {
        var judged = TradeJudged.fromJson(event.data());
        changes.touch(judged.userId(), event.time());
        changes.judged(judged.userId(), judged.tradeId(), Optional.ofNullable(judged.rulesKept()));
    }

    private static void account(Event event, Changes changes) {
        var account = AccountChanged.fromJson(event.data());
        changes.touch(account.userId(), event.time());
        if (account.deleted()) {
            changes.accountGone(account.accountId());
        } else {
            changes.account(
                    account.userId(), new Account(account.accountId(), account.currency(), account.startingBalance()));
        }
    }

    private static void trade(Event event, Changes changes) {
        var trade = TradeChanged.fromJson(event.data());
        if (trade.status().equals(CLOSED)) {
            changes.closed(trade.userId(), closed(trade));
        } else {
            changes.notClosed(trade.tradeId());
        }
        changes.touch(trade.userId(), event.time());
    }

    private static ClosedTrade closed(TradeChanged trade) {
        return new ClosedTrade(
                trade.tradeId(),
                trade.accountId(),
                trade.symbol(),
                trade.assetClass(),
                Side.valueOf(trade.side()),
                trade.currency(),
                trade.quantity(),
                trade.openedAt(),
                Objects.requireNonNull(trade.closedAt(), "a closed trade has a time of its close"),
                trade.grossPnl(),
                trade.fees(),
                trade.grossPnl().subtract(trade.fees()),
                trade.riskAmount(),
                trade.tags(),
                trade.setup(),
                details(trade));
    }

    private static TradeDetails details(TradeChanged trade) {
        return new TradeDetails(
                trade.mistakes(),
                trade.rating(),
                trade.stopLoss(),
                trade.takeProfit(),
                trade.fills().plannedRewardRisk(),
                trade.fills().entryPrice(),
                trade.fills().exitPrice(),
                trade.fills().maxQuantity(),
                trade.fills().multiplier(),
                trade.fills().executions(),
                trade.fills().mae(),
                trade.fills().mfe(),
                null);
    }
}
