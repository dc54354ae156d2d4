/** What operators do to the read model. */
@NullMarked
package io.tradesense.analytics.readmodel.http;

import org.jspecify.annotations.NullMarked;
