/** Search over HTTP. */
@NullMarked
package io.tradesense.market.instruments.http;

import org.jspecify.annotations.NullMarked;
