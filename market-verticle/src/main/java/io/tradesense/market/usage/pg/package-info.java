/** Counted calls in PostgreSQL, and told of by the outbox. */
@NullMarked
package io.tradesense.market.usage.pg;

import org.jspecify.annotations.NullMarked;
