/** The ways prices come in and go out as streams. */
@NullMarked
package io.tradesense.market.live.http;

import org.jspecify.annotations.NullMarked;
