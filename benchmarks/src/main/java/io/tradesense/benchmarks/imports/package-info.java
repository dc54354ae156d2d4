/** The way of a broker's file into the log, beside a plain COPY of the same rows. */
@NullMarked
package io.tradesense.benchmarks.imports;

import org.jspecify.annotations.NullMarked;
