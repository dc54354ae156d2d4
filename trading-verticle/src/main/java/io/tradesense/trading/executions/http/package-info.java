/** Executions over HTTP. */
@NullMarked
package io.tradesense.trading.executions.http;

import org.jspecify.annotations.NullMarked;
