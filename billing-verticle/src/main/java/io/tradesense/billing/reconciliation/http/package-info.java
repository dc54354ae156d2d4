/** Reconciliations over HTTP. */
@NullMarked
package io.tradesense.billing.reconciliation.http;

import org.jspecify.annotations.NullMarked;
