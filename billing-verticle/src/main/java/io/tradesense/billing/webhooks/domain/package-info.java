/** What the provider tells, stored before it is answered and worked off after. */
@NullMarked
package io.tradesense.billing.webhooks.domain;

import org.jspecify.annotations.NullMarked;
