/** How long the figures of many trades take, beside plain loops over the same trades. */
@NullMarked
package io.tradesense.benchmarks.analytics;

import org.jspecify.annotations.NullMarked;
