/** What a trader says about a trade: plan, tags, setup, mistakes, a rating, notes. */
@NullMarked
package io.tradesense.trading.annotations.domain;

import org.jspecify.annotations.NullMarked;
