/** Option events in PostgreSQL. */
@NullMarked
package io.tradesense.trading.optionevents.pg;

import org.jspecify.annotations.NullMarked;
