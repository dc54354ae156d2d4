/** Where the provider tells, and where operators look. */
@NullMarked
package io.tradesense.billing.webhooks.http;

import org.jspecify.annotations.NullMarked;
