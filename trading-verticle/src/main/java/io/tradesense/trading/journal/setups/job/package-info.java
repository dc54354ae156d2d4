/** Judges trades by the rules of their setups, for those who listen. */
@NullMarked
package io.tradesense.trading.journal.setups.job;

import org.jspecify.annotations.NullMarked;
