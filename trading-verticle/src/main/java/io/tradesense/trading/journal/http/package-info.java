/** What the journal's routes share: versions as entity tags, cursors. */
@NullMarked
package io.tradesense.trading.journal.http;

import org.jspecify.annotations.NullMarked;
