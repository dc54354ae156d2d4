package io.tradesense.trading;

import io.tradesense.contracts.AccountChanged;
import io.tradesense.contracts.ImportCompleted;
import io.tradesense.contracts.JournalChanged;
import io.tradesense.contracts.TradeChanged;
import io.tradesense.contracts.TradeDeleted;
import io.tradesense.kit.events.Retention;
import java.time.Duration;
import java.util.Set;

/** How long what this service tells stays in its feed. Trades, entries and accounts are told whole, so read models can be rebuilt from the last of each. */
final class TradingFeed {
    private TradingFeed() {}

    static Retention retention(Duration kept) {
        return new Retention(
                kept,
                Set.of(
                        TradeChanged.OPENED,
                        TradeChanged.CHANGED,
                        TradeChanged.CLOSED,
                        TradeDeleted.TYPE,
                        JournalChanged.TYPE,
                        AccountChanged.TYPE),
                Set.of(ImportCompleted.TYPE));
    }
}
