/** What more processes bring, and what one costs. */
@NullMarked
package io.tradesense.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
