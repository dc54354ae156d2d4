/** What happened day by day, out of PostgreSQL. */
@NullMarked
package io.tradesense.trading.returns.pg;

import org.jspecify.annotations.NullMarked;
