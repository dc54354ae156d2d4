/**
 * Executions matched into round trips: from flat through a position back to flat, each reduction taking the lots that
 * the cost basis says. A pure view of the executions; nothing in here is stored as truth.
 */
@NullMarked
package io.tradesense.trading.roundtrips.domain;

import org.jspecify.annotations.NullMarked;
