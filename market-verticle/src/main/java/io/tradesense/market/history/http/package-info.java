/** History over HTTP. */
@NullMarked
package io.tradesense.market.history.http;

import org.jspecify.annotations.NullMarked;
