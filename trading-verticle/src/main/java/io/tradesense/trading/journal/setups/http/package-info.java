/** Setups over HTTP. */
@NullMarked
package io.tradesense.trading.journal.setups.http;

import org.jspecify.annotations.NullMarked;
