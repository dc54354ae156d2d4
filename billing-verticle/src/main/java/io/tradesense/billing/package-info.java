/** Plans, subscriptions, entitlements and usage. */
@NullMarked
package io.tradesense.billing;

import org.jspecify.annotations.NullMarked;
