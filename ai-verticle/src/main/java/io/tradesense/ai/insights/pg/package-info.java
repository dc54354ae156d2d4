/** Insights in PostgreSQL, told as events when they are new. */
@NullMarked
package io.tradesense.ai.insights.pg;

import org.jspecify.annotations.NullMarked;
