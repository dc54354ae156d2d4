/** Signing keys in PostgreSQL, shared by all instances. */
@NullMarked
package io.tradesense.auth.keys.pg;

import org.jspecify.annotations.NullMarked;
