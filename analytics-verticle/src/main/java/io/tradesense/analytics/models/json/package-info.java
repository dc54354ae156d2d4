/** Models as they are kept and told. */
@NullMarked
package io.tradesense.analytics.models.json;

import org.jspecify.annotations.NullMarked;
