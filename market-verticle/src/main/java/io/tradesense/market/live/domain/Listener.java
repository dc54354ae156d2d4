package io.tradesense.market.live.domain;

import java.time.Instant;
import java.util.List;

/** One client's connection. */
public interface Listener {

    /** Whether what is written now goes out rather than into memory. */
    boolean isReady();

    /** @param changes at least one, each of another symbol, in the order they came */
    void send(List<Change> changes);

    /** Says nothing, so that the connection is known to be alive. */
    void beat(Instant now);

    void close();
}
