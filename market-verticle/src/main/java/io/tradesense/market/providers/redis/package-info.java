/** What was spent at the providers, counted by all instances together. */
@NullMarked
package io.tradesense.market.providers.redis;

import org.jspecify.annotations.NullMarked;
