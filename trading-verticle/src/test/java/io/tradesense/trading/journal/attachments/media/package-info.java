@NullMarked
package io.tradesense.trading.journal.attachments.media;

import org.jspecify.annotations.NullMarked;
