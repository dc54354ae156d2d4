/** The analytics service: wiring and nothing else. */
@NullMarked
package io.tradesense.analytics;

import org.jspecify.annotations.NullMarked;
