/** Prices made of nothing but a seed, a symbol and a time. */
@NullMarked
package io.tradesense.market.simulation.domain;

import org.jspecify.annotations.NullMarked;
