package io.tradesense.allinone.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This process among the groups that Linux shares the processors between. Every session is one of them, each server process of
 * PostgreSQL too, and one that has just been woken waits for a group that is busy (hashing passwords, say) for tens of
 * milliseconds; every request that reads waits with it. Where this process stands back a little, it does not.
 */
final class SchedulingGroup {
    private static final Logger log = LoggerFactory.getLogger(SchedulingGroup.class);
    private static final Path OWN = Path.of("/proc/self/autogroup");
    /** A third of the usual weight. It counts only while somebody else wants the same processor. */
    private static final String NICE = "5";

    private SchedulingGroup() {}

    /**
     * For who shares a machine with the stores. Does nothing where the system does not group sessions, or refuses: a process
     * that belongs to no session but the root's, as in some containers, has a weight that nobody may change.
     */
    static void standBack() {
        standBack(OWN);
    }

    static void standBack(Path group) {
        if (!Files.exists(group)) {
            return;
        }
        try {
            Files.writeString(group, NICE);
        } catch (IOException refused) {
            log.debug("the stores have no precedence: {}", refused.toString());
        }
    }
}
