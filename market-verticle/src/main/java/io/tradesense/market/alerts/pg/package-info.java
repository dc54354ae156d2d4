/** Alerts in PostgreSQL, and the event each becomes. */
@NullMarked
package io.tradesense.market.alerts.pg;

import org.jspecify.annotations.NullMarked;
