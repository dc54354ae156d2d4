/** Annotations in PostgreSQL. */
@NullMarked
package io.tradesense.trading.annotations.pg;

import org.jspecify.annotations.NullMarked;
