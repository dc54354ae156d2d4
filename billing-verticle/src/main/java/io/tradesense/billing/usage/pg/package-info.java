/** Usage in PostgreSQL. */
@NullMarked
package io.tradesense.billing.usage.pg;

import org.jspecify.annotations.NullMarked;
