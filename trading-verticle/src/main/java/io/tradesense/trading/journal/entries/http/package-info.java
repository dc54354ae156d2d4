/** Journal entries over HTTP. */
@NullMarked
package io.tradesense.trading.journal.entries.http;

import org.jspecify.annotations.NullMarked;
