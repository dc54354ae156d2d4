/** What is inside a file: its structure is read to the end, and of an image only what shows it is kept. Knows only Java. */
@NullMarked
package io.tradesense.trading.journal.attachments.media;

import org.jspecify.annotations.NullMarked;
