/** Users who are gone. */
@NullMarked
package io.tradesense.billing.leaving.domain;

import org.jspecify.annotations.NullMarked;
