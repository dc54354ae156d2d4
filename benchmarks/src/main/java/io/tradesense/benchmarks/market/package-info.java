/** What a cached quote and a live one cost, beside a bare handler that asks Redis. */
@NullMarked
package io.tradesense.benchmarks.market;

import org.jspecify.annotations.NullMarked;
