package io.tradesense.kit.events;

import java.time.Duration;
import java.util.Set;

/**
 * Which events of a service leave its feed once they are old. What is in neither set stays for good.
 *
 * @param kept for how long all of them stay
 * @param latest types that tell the whole state of their subject: of one subject the last of all these stays, and those
 *     before it go. Whoever reads the feed from its beginning ends up with the same
 * @param recent types that tell of something that has passed: all go
 */
public record Retention(Duration kept, Set<String> latest, Set<String> recent) {
    public Retention {
        latest = Set.copyOf(latest);
        recent = Set.copyOf(recent);
    }
}
