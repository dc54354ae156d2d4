package io.tradesense.market.providers.domain;

import io.tradesense.market.history.domain.Candle;
import io.tradesense.market.instruments.domain.AssetKind;
import io.tradesense.market.instruments.domain.Instrument;
import io.tradesense.market.quotes.domain.Quote;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Somebody who sells prices, or gives them away. Its futures never fail: what goes wrong is an {@link Outcome}. */
public interface Provider {

    /** Lower case, with dashes. */
    String name();

    AssetKind kind();

    Set<Capability> capabilities();

    Limits limits();

    /** Whether it answers because somebody has a contract with it. */
    boolean keyed();

    /** @param time the most it may take */
    Future<Outcome<Quote>> quote(Instrument instrument, Duration time);

    /** Ascending; empty is {@link Outcome.NotFound}. */
    Future<Outcome<List<Candle>>> candles(CandleRequest request, Duration time);
}
