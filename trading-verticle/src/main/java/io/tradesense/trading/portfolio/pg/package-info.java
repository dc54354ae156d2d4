/** The portfolio, read from the round trips. */
@NullMarked
package io.tradesense.trading.portfolio.pg;

import org.jspecify.annotations.NullMarked;
