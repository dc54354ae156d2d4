/** Templates in PostgreSQL, and the trades of a day. */
@NullMarked
package io.tradesense.trading.journal.templates.pg;

import org.jspecify.annotations.NullMarked;
