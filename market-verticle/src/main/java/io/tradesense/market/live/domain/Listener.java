package io.tradesense.market.live.domain;

import java.time.Instant;

/** One client's connection. */
public interface Listener {

    /** Whether what is written now goes out rather than into memory. */
    boolean isReady();

    void send(Change change);

    /** Says nothing, so that the connection is known to be alive. */
    void beat(Instant now);

    void close();
}
