/** Goals and limits over days, weeks, months and years, and how they stand. */
@NullMarked
package io.tradesense.trading.journal.goals.domain;

import org.jspecify.annotations.NullMarked;
