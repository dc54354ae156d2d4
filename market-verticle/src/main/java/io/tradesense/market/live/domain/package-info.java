/** Prices as they change, to whoever listens, at the pace each can take. */
@NullMarked
package io.tradesense.market.live.domain;

import org.jspecify.annotations.NullMarked;
