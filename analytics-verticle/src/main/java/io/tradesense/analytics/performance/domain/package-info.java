/**
 * How a trader did: figures over closed round trips, held in columns. Money is summed exactly and comes out as
 * {@code BigDecimal}; statistics are doubles, and null where they are undefined. Whatever is a loss is negative:
 * losses, drawdowns and their percentages alike. Ratios and percentages are fractions (0.25 is a quarter).
 */
@NullMarked
package io.tradesense.analytics.performance.domain;

import org.jspecify.annotations.NullMarked;
