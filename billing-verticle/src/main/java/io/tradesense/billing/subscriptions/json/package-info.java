/** Commands as they are recorded. */
@NullMarked
package io.tradesense.billing.subscriptions.json;

import org.jspecify.annotations.NullMarked;
