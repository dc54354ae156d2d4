/** Letters waiting in PostgreSQL. */
@NullMarked
package io.tradesense.auth.mail.pg;

import org.jspecify.annotations.NullMarked;
