/** Journal entries in PostgreSQL, with its full-text search. */
@NullMarked
package io.tradesense.trading.journal.entries.pg;

import org.jspecify.annotations.NullMarked;
