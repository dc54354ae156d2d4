/** Trades split and merged by hand. */
@NullMarked
package io.tradesense.trading.regrouping.domain;

import org.jspecify.annotations.NullMarked;
