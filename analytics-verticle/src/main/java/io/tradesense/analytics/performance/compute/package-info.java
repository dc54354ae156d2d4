/** Figures off the event loop, computed once and kept as long as the data is the same. */
@NullMarked
package io.tradesense.analytics.performance.compute;

import org.jspecify.annotations.NullMarked;
