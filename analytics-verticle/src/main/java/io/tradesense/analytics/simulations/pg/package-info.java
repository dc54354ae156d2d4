/** What was tried before. */
@NullMarked
package io.tradesense.analytics.simulations.pg;

import org.jspecify.annotations.NullMarked;
