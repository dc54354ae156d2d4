/** Budgets in PostgreSQL, exact under concurrency and kills. */
@NullMarked
package io.tradesense.ai.spending.pg;

import org.jspecify.annotations.NullMarked;
