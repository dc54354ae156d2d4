/** What the benchmarks measure with: processes, load, and figures of several rounds. */
@NullMarked
package io.tradesense.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
