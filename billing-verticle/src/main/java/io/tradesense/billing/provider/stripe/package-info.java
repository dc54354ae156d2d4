/** Stripe as the provider, over stripe-java, which blocks: every call is made on threads of its own. */
@NullMarked
package io.tradesense.billing.provider.stripe;

import org.jspecify.annotations.NullMarked;
