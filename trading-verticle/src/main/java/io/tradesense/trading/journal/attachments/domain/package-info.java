/** Files that hang on journal entries. */
@NullMarked
package io.tradesense.trading.journal.attachments.domain;

import org.jspecify.annotations.NullMarked;
