/** The cash ledger over HTTP. */
@NullMarked
package io.tradesense.trading.cash.http;

import org.jspecify.annotations.NullMarked;
