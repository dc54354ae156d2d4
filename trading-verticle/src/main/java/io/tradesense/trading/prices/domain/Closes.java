package io.tradesense.trading.prices.domain;

import io.tradesense.trading.executions.domain.Instrument;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;

/** Closes of days. */
public interface Closes {

    /** Days, both included. */
    record Span(LocalDate from, LocalDate to) {}

    /** What is known of the span; days without a close are left out, and so are instruments without any. */
    Future<Map<Instrument, NavigableMap<LocalDate, Close>>> of(Collection<Instrument> instruments, Span span);
}
