/** Accounts in PostgreSQL. */
@NullMarked
package io.tradesense.auth.users.pg;

import org.jspecify.annotations.NullMarked;
