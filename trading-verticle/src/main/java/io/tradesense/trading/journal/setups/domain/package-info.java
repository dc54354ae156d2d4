/** Setups: what a trader means to trade, by which rules, and whether each trade kept them. */
@NullMarked
package io.tradesense.trading.journal.setups.domain;

import org.jspecify.annotations.NullMarked;
