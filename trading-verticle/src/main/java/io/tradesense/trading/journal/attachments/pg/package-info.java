/** Attachments in PostgreSQL, in pieces. */
@NullMarked
package io.tradesense.trading.journal.attachments.pg;

import org.jspecify.annotations.NullMarked;
