/** What things cost: now, and at the close of a day. */
@NullMarked
package io.tradesense.trading.prices.domain;

import org.jspecify.annotations.NullMarked;
