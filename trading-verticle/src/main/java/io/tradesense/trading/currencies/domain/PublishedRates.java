package io.tradesense.trading.currencies.domain;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;

/** Whoever publishes rates. */
@FunctionalInterface
public interface PublishedRates {

    /** What was published of those days, both included; empty where nothing is known or nobody could be asked. */
    Future<List<Rate>> of(Rates.Pair pair, LocalDate from, LocalDate to);
}
