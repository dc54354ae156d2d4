package io.tradesense.trading.instruments.domain;

import io.tradesense.trading.executions.domain.KnownInstrument;
import io.tradesense.trading.executions.domain.KnownInstruments;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** What users said of instruments. A user reaches their own only. */
public interface Instruments {

    /** Instruments a user can describe. */
    int MOST = 5_000;

    /** @param version grows with every change */
    record Stated(KnownInstrument instrument, long version) {}

    /** Empty where the user said nothing of it. */
    Future<Optional<Stated>> find(UUID userId, String symbol);

    /**
     * Keeps what the user says. Executions that are recorded already stay as they are: each has its own multiplier. Fails
     * with PRECONDITION_FAILED where the instrument is not of that version, and CONFLICT beyond {@link #MOST}.
     *
     * @param version empty overwrites whatever stands there
     */
    Future<Stated> state(UUID userId, KnownInstrument instrument, Optional<Long> version);

    /** All a user said, to be looked up by symbol, or for a future by the root of its symbol. */
    Future<KnownInstruments> of(UUID userId);
}
