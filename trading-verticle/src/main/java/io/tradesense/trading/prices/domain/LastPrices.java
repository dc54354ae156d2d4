package io.tradesense.trading.prices.domain;

import io.tradesense.trading.executions.domain.Instrument;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;

/** The newest price of each instrument that was seen. */
public interface LastPrices {

    /** An older price than the one that is kept changes nothing. */
    Future<Void> keep(Map<Instrument, Price> prices);

    Future<Map<Instrument, Price>> of(Collection<Instrument> instruments);
}
