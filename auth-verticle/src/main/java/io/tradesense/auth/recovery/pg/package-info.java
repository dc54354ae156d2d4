/** Mailed tokens, and the changes they allow, in PostgreSQL. */
@NullMarked
package io.tradesense.auth.recovery.pg;

import org.jspecify.annotations.NullMarked;
