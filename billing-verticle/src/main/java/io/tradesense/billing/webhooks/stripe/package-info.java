/** Stripe's events, and whether they are Stripe's. */
@NullMarked
package io.tradesense.billing.webhooks.stripe;

import org.jspecify.annotations.NullMarked;
