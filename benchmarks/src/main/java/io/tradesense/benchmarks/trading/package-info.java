/** The trading service under measure: imports, late fills and pages of trades, each beside what the database can do. */
@NullMarked
package io.tradesense.benchmarks.trading;

import org.jspecify.annotations.NullMarked;
