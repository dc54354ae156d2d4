/** Administration in PostgreSQL. */
@NullMarked
package io.tradesense.auth.admin.pg;

import org.jspecify.annotations.NullMarked;
