/** Templates of journal entries, and what fills their gaps. */
@NullMarked
package io.tradesense.trading.journal.templates.domain;

import org.jspecify.annotations.NullMarked;
