/** Corporate actions over HTTP. */
@NullMarked
package io.tradesense.trading.corporateactions.http;

import org.jspecify.annotations.NullMarked;
