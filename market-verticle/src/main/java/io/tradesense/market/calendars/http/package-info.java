/** Calendars over HTTP. */
@NullMarked
package io.tradesense.market.calendars.http;

import org.jspecify.annotations.NullMarked;
