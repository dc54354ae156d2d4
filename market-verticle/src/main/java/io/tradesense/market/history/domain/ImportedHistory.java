package io.tradesense.market.history.domain;

import io.tradesense.market.instruments.domain.Instrument;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Candles users brought themselves. They are the user's own and shown to nobody else. */
public interface ImportedHistory {

    /** Raw, ascending, that begin in [from, to). */
    Future<List<Candle>> candles(
            UUID userId, Instrument instrument, Interval interval, Instant from, Instant to, int most);

    Future<List<CorporateAction>> actions(UUID userId, Instrument instrument);

    /** Adds candles and actions, all or none; one there is for the same time is replaced. Answers how many were new. */
    Future<Integer> put(
            UUID userId, Instrument instrument, Interval interval, List<Candle> candles, List<CorporateAction> actions);

    /** Removes all of it for one instrument, with its actions. */
    Future<Void> remove(UUID userId, Instrument instrument);
}
