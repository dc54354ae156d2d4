/** The tables of the read model. */
@NullMarked
package io.tradesense.analytics.readmodel.pg;

import org.jspecify.annotations.NullMarked;
