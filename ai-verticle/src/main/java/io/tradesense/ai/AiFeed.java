package io.tradesense.ai;

import io.tradesense.contracts.AiUsageRecorded;
import io.tradesense.contracts.InsightCreated;
import io.tradesense.kit.events.Retention;
import java.time.Duration;
import java.util.Set;

/** How long what this service tells stays in its feed. Everything told here has passed when it is read. */
final class AiFeed {
    private AiFeed() {}

    static Retention retention(Duration kept) {
        return new Retention(kept, Set.of(), Set.of(AiUsageRecorded.TYPE, InsightCreated.TYPE));
    }
}
