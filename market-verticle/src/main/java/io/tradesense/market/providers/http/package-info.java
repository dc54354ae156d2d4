/** One adapter a provider: its addresses, its answers, and the ways it says no. */
@NullMarked
package io.tradesense.market.providers.http;

import org.jspecify.annotations.NullMarked;
