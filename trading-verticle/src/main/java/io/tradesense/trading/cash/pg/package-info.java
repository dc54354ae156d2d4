/** The cash ledger in PostgreSQL. */
@NullMarked
package io.tradesense.trading.cash.pg;

import org.jspecify.annotations.NullMarked;
