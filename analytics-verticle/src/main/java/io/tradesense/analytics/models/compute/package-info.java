/** Models trained as jobs, and asked. */
@NullMarked
package io.tradesense.analytics.models.compute;

import org.jspecify.annotations.NullMarked;
