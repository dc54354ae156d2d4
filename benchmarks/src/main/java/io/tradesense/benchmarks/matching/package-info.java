/** How fast executions become round trips. */
@NullMarked
package io.tradesense.benchmarks.matching;

import org.jspecify.annotations.NullMarked;
