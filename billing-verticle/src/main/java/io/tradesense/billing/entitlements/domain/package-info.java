/** What each user may use. */
@NullMarked
package io.tradesense.billing.entitlements.domain;

import org.jspecify.annotations.NullMarked;
