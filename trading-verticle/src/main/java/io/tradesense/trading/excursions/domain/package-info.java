/** How far trades went for and against the trader while they were open. */
@NullMarked
package io.tradesense.trading.excursions.domain;

import org.jspecify.annotations.NullMarked;
