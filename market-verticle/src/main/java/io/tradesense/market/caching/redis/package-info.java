/** What instances share of it. */
@NullMarked
package io.tradesense.market.caching.redis;

import org.jspecify.annotations.NullMarked;
