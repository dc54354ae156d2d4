/** Goals over HTTP. */
@NullMarked
package io.tradesense.trading.journal.goals.http;

import org.jspecify.annotations.NullMarked;
