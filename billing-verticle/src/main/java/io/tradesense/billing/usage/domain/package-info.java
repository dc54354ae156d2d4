/** What users have used, and telling the provider of it. */
@NullMarked
package io.tradesense.billing.usage.domain;

import org.jspecify.annotations.NullMarked;
