/** A stand-in for a payment provider: no card, no money, a clock that can be moved. */
@NullMarked
package io.tradesense.billing.local.domain;

import org.jspecify.annotations.NullMarked;
