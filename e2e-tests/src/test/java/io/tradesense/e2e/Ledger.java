package io.tradesense.e2e;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Every write a client began, and those that were acknowledged. */
final class Ledger {
    private final Set<UUID> begun = ConcurrentHashMap.newKeySet();
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    void begun(UUID key) {
        begun.add(key);
    }

    void acknowledged(UUID key) {
        acknowledged.add(key);
    }

    Set<UUID> begun() {
        return Set.copyOf(begun);
    }

    Set<UUID> acknowledged() {
        return Set.copyOf(acknowledged);
    }
}
