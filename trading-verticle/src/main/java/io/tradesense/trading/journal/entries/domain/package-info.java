/** Journal entries: what a trader writes, about which trades, and how it is found again. */
@NullMarked
package io.tradesense.trading.journal.entries.domain;

import org.jspecify.annotations.NullMarked;
