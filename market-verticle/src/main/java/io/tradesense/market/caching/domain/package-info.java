/** What was fetched is kept, and fetched once. */
@NullMarked
package io.tradesense.market.caching.domain;

import org.jspecify.annotations.NullMarked;
