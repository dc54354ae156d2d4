/**
 * Habits of a trader, each as a test on their own closed trades: what is asked, whether it is more than luck, and what
 * it cost. Floating point, because this is statistics.
 */
@NullMarked
package io.tradesense.analytics.patterns.domain;

import org.jspecify.annotations.NullMarked;
