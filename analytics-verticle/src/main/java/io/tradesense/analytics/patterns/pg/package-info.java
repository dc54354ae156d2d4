/** Which habits were found, and when they were shown. */
@NullMarked
package io.tradesense.analytics.patterns.pg;

import org.jspecify.annotations.NullMarked;
