/** What counts against plans, counted in PostgreSQL. */
@NullMarked
package io.tradesense.trading.plans.pg;

import org.jspecify.annotations.NullMarked;
