/** Risk over HTTP. */
@NullMarked
package io.tradesense.analytics.risk.http;

import org.jspecify.annotations.NullMarked;
