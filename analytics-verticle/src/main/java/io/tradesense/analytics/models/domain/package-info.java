/** The chance that a planned trade wins, learnt from the trader's own trades and judged on trades it had not seen. */
@NullMarked
package io.tradesense.analytics.models.domain;

import org.jspecify.annotations.NullMarked;
