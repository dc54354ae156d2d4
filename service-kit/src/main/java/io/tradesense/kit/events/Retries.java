package io.tradesense.kit.events;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How often the event at the head of a feed has failed in a row, tried alone. */
final class Retries {
    /** Tries before an event is parked; about three seconds. */
    static final int MOST = 4;

    private static final long FIRST_PAUSE_MILLIS = 200;
    private @Nullable UUID event;
    private int tries;

    int count(UUID failed) {
        tries = failed.equals(event) ? tries + 1 : 1;
        event = failed;
        return tries;
    }

    void forget() {
        event = null;
        tries = 0;
    }

    /** Until the head of the feed is tried again: twice as long each time. */
    long pauseMillis() {
        return FIRST_PAUSE_MILLIS << tries;
    }
}
