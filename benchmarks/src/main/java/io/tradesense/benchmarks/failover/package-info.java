/** What clients feel when a process is killed. */
@NullMarked
package io.tradesense.benchmarks.failover;

import org.jspecify.annotations.NullMarked;
