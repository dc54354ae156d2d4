/** The audit log in PostgreSQL. */
@NullMarked
package io.tradesense.auth.audit.pg;

import org.jspecify.annotations.NullMarked;
