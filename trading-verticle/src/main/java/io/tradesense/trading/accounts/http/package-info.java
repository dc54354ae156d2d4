/** Accounts over HTTP. */
@NullMarked
package io.tradesense.trading.accounts.http;

import org.jspecify.annotations.NullMarked;
