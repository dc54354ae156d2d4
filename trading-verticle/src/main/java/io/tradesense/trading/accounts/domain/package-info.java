/** Broker accounts: what executions belong to. */
@NullMarked
package io.tradesense.trading.accounts.domain;

import org.jspecify.annotations.NullMarked;
