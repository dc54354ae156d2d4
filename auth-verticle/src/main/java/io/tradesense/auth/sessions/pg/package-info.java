/** Sessions in PostgreSQL. */
@NullMarked
package io.tradesense.auth.sessions.pg;

import org.jspecify.annotations.NullMarked;
