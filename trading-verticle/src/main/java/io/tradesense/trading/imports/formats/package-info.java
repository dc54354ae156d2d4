/** The brokers' own ways of writing executions down: one class a format, and the few things they share. */
@NullMarked
package io.tradesense.trading.imports.formats;

import org.jspecify.annotations.NullMarked;
