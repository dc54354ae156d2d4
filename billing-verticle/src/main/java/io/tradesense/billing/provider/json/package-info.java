/** What providers say, as documents. */
@NullMarked
package io.tradesense.billing.provider.json;

import org.jspecify.annotations.NullMarked;
