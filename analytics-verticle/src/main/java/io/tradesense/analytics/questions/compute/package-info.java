/** Worker threads, and what is kept in memory. */
@NullMarked
package io.tradesense.analytics.questions.compute;

import org.jspecify.annotations.NullMarked;
