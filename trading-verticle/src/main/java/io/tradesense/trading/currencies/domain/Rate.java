package io.tradesense.trading.currencies.domain;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one unit of a currency was worth in another on a day.
 *
 * @param day of the rate itself, which may lie before the one it is used for: nothing is published on a Sunday
 * @param value positive
 * @param source {@code USER}, or who published it
 */
public record Rate(LocalDate day, BigDecimal value, String source) {}
