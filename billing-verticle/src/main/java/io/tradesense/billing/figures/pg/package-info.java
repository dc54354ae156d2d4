/** The figures, from PostgreSQL. */
@NullMarked
package io.tradesense.billing.figures.pg;

import org.jspecify.annotations.NullMarked;
