package io.tradesense.analytics.readmodel.bus;

import io.tradesense.contracts.UserDeleted;
import io.tradesense.kit.events.Event;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads a page of auth's feed. */
public final class AuthPage {
    /** Every type of event that changes something here. */
    public static final Set<String> TYPES = Set.of(UserDeleted.TYPE);

    private AuthPage() {}

    /** The users that are gone. An unreadable event stops the feed: nobody's data may stay behind unnoticed. */
    public static Set<UUID> deletedUsers(List<Event> events) {
        return events.stream()
                .filter(event -> TYPES.contains(event.type()))
                .map(event -> UserDeleted.fromJson(event.data()).userId())
                .collect(Collectors.toUnmodifiableSet());
    }
}
