/** The languages of the providers' streams. */
@NullMarked
package io.tradesense.market.live.streams;

import org.jspecify.annotations.NullMarked;
