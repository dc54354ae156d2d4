/** Symbols a user wants to see together. */
@NullMarked
package io.tradesense.market.watchlists.domain;

import org.jspecify.annotations.NullMarked;
