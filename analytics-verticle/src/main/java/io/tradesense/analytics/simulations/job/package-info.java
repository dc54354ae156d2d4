/** Simulations as jobs. */
@NullMarked
package io.tradesense.analytics.simulations.job;

import org.jspecify.annotations.NullMarked;
