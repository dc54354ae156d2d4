/** Accounts in PostgreSQL. */
@NullMarked
package io.tradesense.trading.accounts.pg;

import org.jspecify.annotations.NullMarked;
