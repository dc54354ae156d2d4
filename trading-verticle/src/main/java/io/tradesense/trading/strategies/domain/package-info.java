/** Options that were opened together, recognised as one strategy. */
@NullMarked
package io.tradesense.trading.strategies.domain;

import org.jspecify.annotations.NullMarked;
