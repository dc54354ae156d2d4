/** What a user's plan allows, as far as this service counts it. */
@NullMarked
package io.tradesense.trading.plans.domain;

import org.jspecify.annotations.NullMarked;
