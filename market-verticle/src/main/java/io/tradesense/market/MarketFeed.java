package io.tradesense.market;

import io.tradesense.contracts.AlertTriggered;
import io.tradesense.contracts.MarketUsageRecorded;
import io.tradesense.kit.events.Retention;
import java.time.Duration;
import java.util.Set;

/** How long what this service tells stays in its feed. Everything told here has passed when it is read. */
final class MarketFeed {
    private MarketFeed() {}

    static Retention retention(Duration kept) {
        return new Retention(kept, Set.of(), Set.of(MarketUsageRecorded.TYPE, AlertTriggered.TYPE));
    }
}
