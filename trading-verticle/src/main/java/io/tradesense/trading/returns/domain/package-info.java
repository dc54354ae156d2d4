/** What portfolios were worth day by day, what they returned, and what the result came from. */
@NullMarked
package io.tradesense.trading.returns.domain;

import org.jspecify.annotations.NullMarked;
