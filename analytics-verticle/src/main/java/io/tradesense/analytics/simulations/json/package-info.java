/** Simulations as JSON. */
@NullMarked
package io.tradesense.analytics.simulations.json;

import org.jspecify.annotations.NullMarked;
