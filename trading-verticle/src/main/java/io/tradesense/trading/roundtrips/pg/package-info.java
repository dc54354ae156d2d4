/** Round trips in PostgreSQL, kept in step with the log. */
@NullMarked
package io.tradesense.trading.roundtrips.pg;

import org.jspecify.annotations.NullMarked;
