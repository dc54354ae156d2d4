/** Who may ask without a user. */
@NullMarked
package io.tradesense.market.access.http;

import org.jspecify.annotations.NullMarked;
