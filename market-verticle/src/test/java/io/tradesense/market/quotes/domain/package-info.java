/** Tests. */
@NullMarked
package io.tradesense.market.quotes.domain;

import org.jspecify.annotations.NullMarked;
