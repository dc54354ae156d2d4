/** Failed tries and known devices in PostgreSQL, so that every instance counts the same. */
@NullMarked
package io.tradesense.auth.throttling.pg;

import org.jspecify.annotations.NullMarked;
