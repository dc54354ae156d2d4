/** The stand-in's books in PostgreSQL. */
@NullMarked
package io.tradesense.billing.local.pg;

import org.jspecify.annotations.NullMarked;
