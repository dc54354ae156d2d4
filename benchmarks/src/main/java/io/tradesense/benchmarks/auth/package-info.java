/** What auth makes of the processor: beside the bare cost of its hash. */
@NullMarked
package io.tradesense.benchmarks.auth;

import org.jspecify.annotations.NullMarked;
