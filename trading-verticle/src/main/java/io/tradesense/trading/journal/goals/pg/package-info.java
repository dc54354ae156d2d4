/** Goals in PostgreSQL, and the figures they are held against. */
@NullMarked
package io.tradesense.trading.journal.goals.pg;

import org.jspecify.annotations.NullMarked;
