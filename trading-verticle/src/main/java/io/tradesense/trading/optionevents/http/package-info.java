/** Option events over HTTP. */
@NullMarked
package io.tradesense.trading.optionevents.http;

import org.jspecify.annotations.NullMarked;
