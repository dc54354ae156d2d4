/** Entitlements in PostgreSQL, and in memory for who asks. */
@NullMarked
package io.tradesense.billing.entitlements.pg;

import org.jspecify.annotations.NullMarked;
