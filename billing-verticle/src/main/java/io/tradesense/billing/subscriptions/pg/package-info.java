/** Intents, pages and what is known of a user, in PostgreSQL. */
@NullMarked
package io.tradesense.billing.subscriptions.pg;

import org.jspecify.annotations.NullMarked;
