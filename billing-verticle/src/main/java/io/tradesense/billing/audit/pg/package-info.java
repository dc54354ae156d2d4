/** Who or what changed what, in PostgreSQL. */
@NullMarked
package io.tradesense.billing.audit.pg;

import org.jspecify.annotations.NullMarked;
