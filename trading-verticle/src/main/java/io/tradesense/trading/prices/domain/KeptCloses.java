package io.tradesense.trading.prices.domain;

import io.tradesense.trading.executions.domain.Instrument;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;

/** Closes that were seen. */
public interface KeptCloses extends Closes {

    /** Keeps those that are not kept yet: the close of a day that is over does not change. */
    Future<Void> keep(Map<Instrument, NavigableMap<LocalDate, Close>> closes);
}
