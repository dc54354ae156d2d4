/** What the parts of the journal share: pages of lists. */
@NullMarked
package io.tradesense.trading.journal.domain;

import org.jspecify.annotations.NullMarked;
