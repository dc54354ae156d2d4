/** What users do with their subscriptions. */
@NullMarked
package io.tradesense.billing.subscriptions.domain;

import org.jspecify.annotations.NullMarked;
