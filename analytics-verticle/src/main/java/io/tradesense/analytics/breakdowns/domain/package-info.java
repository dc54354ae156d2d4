/** Trades split by something the trader can act on, and whether a difference is more than luck. */
@NullMarked
package io.tradesense.analytics.breakdowns.domain;

import org.jspecify.annotations.NullMarked;
