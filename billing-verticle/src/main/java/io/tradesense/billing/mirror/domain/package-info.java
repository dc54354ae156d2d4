/** Keeping what the provider says, and what follows from it. */
@NullMarked
package io.tradesense.billing.mirror.domain;

import org.jspecify.annotations.NullMarked;
