/** When a market is open. */
@NullMarked
package io.tradesense.market.calendars.domain;

import org.jspecify.annotations.NullMarked;
