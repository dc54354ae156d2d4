/** Insights over HTTP. */
@NullMarked
package io.tradesense.ai.insights.http;

import org.jspecify.annotations.NullMarked;
