/** What the start of a service is measured beside. */
@NullMarked
package io.tradesense.benchmarks.starts;

import org.jspecify.annotations.NullMarked;
