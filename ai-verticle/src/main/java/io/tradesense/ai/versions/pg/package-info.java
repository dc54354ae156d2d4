/** Data versions in PostgreSQL, moved on by events. */
@NullMarked
package io.tradesense.ai.versions.pg;

import org.jspecify.annotations.NullMarked;
