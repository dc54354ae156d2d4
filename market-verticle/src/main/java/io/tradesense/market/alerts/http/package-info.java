/** Alerts over HTTP. */
@NullMarked
package io.tradesense.market.alerts.http;

import org.jspecify.annotations.NullMarked;
