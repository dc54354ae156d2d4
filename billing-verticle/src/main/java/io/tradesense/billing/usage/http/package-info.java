/** Usage over HTTP. */
@NullMarked
package io.tradesense.billing.usage.http;

import org.jspecify.annotations.NullMarked;
