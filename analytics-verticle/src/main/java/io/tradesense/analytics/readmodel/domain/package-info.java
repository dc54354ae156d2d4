/** Closed trades and accounts as the service holds them: records, and columns to compute over. Money is exact. */
@NullMarked
package io.tradesense.analytics.readmodel.domain;

import org.jspecify.annotations.NullMarked;
