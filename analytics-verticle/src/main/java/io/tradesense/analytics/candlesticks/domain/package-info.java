/** Patterns in price, and how the trader did on them. */
@NullMarked
package io.tradesense.analytics.candlesticks.domain;

import org.jspecify.annotations.NullMarked;
