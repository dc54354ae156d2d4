/** Strategies from the round trips in PostgreSQL. */
@NullMarked
package io.tradesense.trading.strategies.pg;

import org.jspecify.annotations.NullMarked;
