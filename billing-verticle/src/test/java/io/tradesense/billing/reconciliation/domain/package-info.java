/** Tests. */
@NullMarked
package io.tradesense.billing.reconciliation.domain;

import org.jspecify.annotations.NullMarked;
