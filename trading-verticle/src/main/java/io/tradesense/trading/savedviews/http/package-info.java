/** Saved views over HTTP. */
@NullMarked
package io.tradesense.trading.savedviews.http;

import org.jspecify.annotations.NullMarked;
