/** What the business earns. */
@NullMarked
package io.tradesense.billing.figures.domain;

import org.jspecify.annotations.NullMarked;
