/** Simulations over HTTP. */
@NullMarked
package io.tradesense.analytics.simulations.http;

import org.jspecify.annotations.NullMarked;
