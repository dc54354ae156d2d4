/** The inbox in PostgreSQL. */
@NullMarked
package io.tradesense.billing.webhooks.pg;

import org.jspecify.annotations.NullMarked;
