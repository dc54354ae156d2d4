/** What services say to each other: one record an event, and its JSON schema under {@code schemas/}. */
@NullMarked
package io.tradesense.contracts;

import org.jspecify.annotations.NullMarked;
