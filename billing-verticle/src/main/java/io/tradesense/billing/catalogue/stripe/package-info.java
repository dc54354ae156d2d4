/** Bringing the catalogue to Stripe. */
@NullMarked
package io.tradesense.billing.catalogue.stripe;

import org.jspecify.annotations.NullMarked;
