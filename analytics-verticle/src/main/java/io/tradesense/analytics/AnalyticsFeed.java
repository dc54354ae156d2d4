package io.tradesense.analytics;

import io.tradesense.contracts.PatternFound;
import io.tradesense.contracts.PerformanceUpdated;
import io.tradesense.kit.events.Retention;
import java.time.Duration;
import java.util.Set;

/** How long what this service tells stays in its feed. Everything told here has passed when it is read. */
final class AnalyticsFeed {
    private AnalyticsFeed() {}

    static Retention retention(Duration kept) {
        return new Retention(kept, Set.of(), Set.of(PerformanceUpdated.TYPE, PatternFound.TYPE));
    }
}
