/** Second factors in PostgreSQL. */
@NullMarked
package io.tradesense.auth.factors.pg;

import org.jspecify.annotations.NullMarked;
