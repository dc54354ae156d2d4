/** Passkeys in PostgreSQL. */
@NullMarked
package io.tradesense.auth.passkeys.pg;

import org.jspecify.annotations.NullMarked;
