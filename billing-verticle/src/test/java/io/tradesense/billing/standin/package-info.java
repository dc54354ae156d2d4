/** Stripe's API as far as billing uses it, with a memory, over a socket. */
@NullUnmarked
package io.tradesense.billing.standin;

import org.jspecify.annotations.NullUnmarked;
