/** Templates over HTTP. */
@NullMarked
package io.tradesense.trading.journal.templates.http;

import org.jspecify.annotations.NullMarked;
