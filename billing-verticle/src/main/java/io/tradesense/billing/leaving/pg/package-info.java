/** Forgetting users, in PostgreSQL. */
@NullMarked
package io.tradesense.billing.leaving.pg;

import org.jspecify.annotations.NullMarked;
