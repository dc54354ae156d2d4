/** Reconciliations in PostgreSQL. */
@NullMarked
package io.tradesense.billing.reconciliation.pg;

import org.jspecify.annotations.NullMarked;
