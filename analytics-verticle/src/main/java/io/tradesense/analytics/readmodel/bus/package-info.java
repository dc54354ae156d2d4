/** What the events of other services change in the read model. */
@NullMarked
package io.tradesense.analytics.readmodel.bus;

import org.jspecify.annotations.NullMarked;
