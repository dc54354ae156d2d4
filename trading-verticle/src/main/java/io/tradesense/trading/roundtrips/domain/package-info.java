/**
 * Executions matched into round trips: from flat through a position back to flat, first in, first out. A pure view of
 * the executions; nothing in here is stored as truth.
 */
@NullMarked
package io.tradesense.trading.roundtrips.domain;

import org.jspecify.annotations.NullMarked;
