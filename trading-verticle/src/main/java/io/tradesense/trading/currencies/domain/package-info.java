/** Results in the account's and the trader's own currency. */
@NullMarked
package io.tradesense.trading.currencies.domain;

import org.jspecify.annotations.NullMarked;
