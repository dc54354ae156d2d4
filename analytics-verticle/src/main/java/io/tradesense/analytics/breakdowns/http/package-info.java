/** Breakdowns over HTTP. */
@NullMarked
package io.tradesense.analytics.breakdowns.http;

import org.jspecify.annotations.NullMarked;
