/** The log of executions in PostgreSQL. */
@NullMarked
package io.tradesense.trading.executions.pg;

import org.jspecify.annotations.NullMarked;
