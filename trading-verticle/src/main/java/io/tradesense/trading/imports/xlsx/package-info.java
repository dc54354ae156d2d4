/** Spreadsheets, brought into the text that every table is read from. */
@NullMarked
package io.tradesense.trading.imports.xlsx;

import org.jspecify.annotations.NullMarked;
