/** Models trained as jobs. */
@NullMarked
package io.tradesense.analytics.models.job;

import org.jspecify.annotations.NullMarked;
