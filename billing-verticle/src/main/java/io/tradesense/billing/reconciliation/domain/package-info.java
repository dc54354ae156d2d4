/** Holding what is known against what the provider has, customer by customer. */
@NullMarked
package io.tradesense.billing.reconciliation.domain;

import org.jspecify.annotations.NullMarked;
