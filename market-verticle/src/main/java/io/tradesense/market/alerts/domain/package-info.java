/** Prices a user wants to be told of, once. */
@NullMarked
package io.tradesense.market.alerts.domain;

import org.jspecify.annotations.NullMarked;
