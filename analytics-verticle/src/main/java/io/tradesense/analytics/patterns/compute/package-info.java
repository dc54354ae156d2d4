/** Habits worked out for those who ask, and for those who do not. */
@NullMarked
package io.tradesense.analytics.patterns.compute;

import org.jspecify.annotations.NullMarked;
