/** Subscriptions over HTTP. */
@NullMarked
package io.tradesense.billing.subscriptions.http;

import org.jspecify.annotations.NullMarked;
