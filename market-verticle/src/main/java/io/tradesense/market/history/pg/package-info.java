/** Imported history in PostgreSQL. */
@NullMarked
package io.tradesense.market.history.pg;

import org.jspecify.annotations.NullMarked;
