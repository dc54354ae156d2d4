/** What moves an account's cash beside its executions. */
@NullMarked
package io.tradesense.trading.cash.domain;

import org.jspecify.annotations.NullMarked;
