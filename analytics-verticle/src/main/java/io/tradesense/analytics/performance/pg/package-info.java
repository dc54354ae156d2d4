/** The read model in PostgreSQL: written by the feeds, read whole for one user at a time. */
@NullMarked
package io.tradesense.analytics.performance.pg;

import org.jspecify.annotations.NullMarked;
