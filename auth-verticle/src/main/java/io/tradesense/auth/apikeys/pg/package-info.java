/** API keys in PostgreSQL. */
@NullMarked
package io.tradesense.auth.apikeys.pg;

import org.jspecify.annotations.NullMarked;
