/** Imports in PostgreSQL: the file until it is read, and what became of it. */
@NullMarked
package io.tradesense.trading.imports.pg;

import org.jspecify.annotations.NullMarked;
