/** Trades and journal entries, found by words and by meaning. */
@NullMarked
package io.tradesense.ai.search.domain;

import org.jspecify.annotations.NullMarked;
