/** What a broker's file says, whatever broker wrote it: rows, fills, the rules a fill obeys, how one is told from another. */
@NullMarked
package io.tradesense.trading.imports.domain;

import org.jspecify.annotations.NullMarked;
