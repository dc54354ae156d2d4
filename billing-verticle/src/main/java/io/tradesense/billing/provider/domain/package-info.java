/** Whoever takes the money, as the rest of billing sees them. */
@NullMarked
package io.tradesense.billing.provider.domain;

import org.jspecify.annotations.NullMarked;
