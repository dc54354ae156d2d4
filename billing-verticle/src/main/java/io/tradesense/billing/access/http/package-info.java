/** Who may see what is not a user's own. */
@NullMarked
package io.tradesense.billing.access.http;

import org.jspecify.annotations.NullMarked;
