/** Customers, subscriptions and invoices in PostgreSQL. */
@NullMarked
package io.tradesense.billing.mirror.pg;

import org.jspecify.annotations.NullMarked;
