/** What may come of the trades, and what would have come of other ones: estimates, hence doubles. */
@NullMarked
package io.tradesense.analytics.simulations.domain;

import org.jspecify.annotations.NullMarked;
