/** Fits and clusters by Tribuo. */
@NullMarked
package io.tradesense.analytics.models.tribuo;

import org.jspecify.annotations.NullMarked;
