/** The search index in PostgreSQL. */
@NullMarked
package io.tradesense.ai.search.pg;

import org.jspecify.annotations.NullMarked;
