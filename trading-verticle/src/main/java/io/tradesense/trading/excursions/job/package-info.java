/** Works excursions out in the background. */
@NullMarked
package io.tradesense.trading.excursions.job;

import org.jspecify.annotations.NullMarked;
