/** The inbox as operators see it. */
@NullMarked
package io.tradesense.billing.webhooks.operations;

import org.jspecify.annotations.NullMarked;
