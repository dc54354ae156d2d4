/** Attachments over HTTP: taken in through a file, sent out piece by piece. */
@NullMarked
package io.tradesense.trading.journal.attachments.http;

import org.jspecify.annotations.NullMarked;
