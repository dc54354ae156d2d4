package io.tradesense.trading.prices.domain;

import io.tradesense.trading.executions.domain.Instrument;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.Map;

/** The newest prices that can be had quickly. */
public interface Quotes {

    /** Leaves out what it knows no price of; it never fails because somebody else is away. */
    Future<Map<Instrument, Price>> of(Collection<Instrument> instruments);
}
