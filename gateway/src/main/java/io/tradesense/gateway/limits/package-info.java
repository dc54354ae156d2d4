/** How much anybody may ask for: rates by caller and address, and what is shed when there is too much of everything. */
@NullMarked
package io.tradesense.gateway.limits;

import org.jspecify.annotations.NullMarked;
