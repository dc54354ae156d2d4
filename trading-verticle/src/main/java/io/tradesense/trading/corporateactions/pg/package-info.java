/** Corporate actions in PostgreSQL. */
@NullMarked
package io.tradesense.trading.corporateactions.pg;

import org.jspecify.annotations.NullMarked;
