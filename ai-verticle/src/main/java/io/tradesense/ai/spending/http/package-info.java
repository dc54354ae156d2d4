/** Usage over HTTP. */
@NullMarked
package io.tradesense.ai.spending.http;

import org.jspecify.annotations.NullMarked;
