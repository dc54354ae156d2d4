/** Entitlements over HTTP, for their user and for other services. */
@NullMarked
package io.tradesense.billing.entitlements.http;

import org.jspecify.annotations.NullMarked;
