/** Habits over HTTP. */
@NullMarked
package io.tradesense.analytics.patterns.http;

import org.jspecify.annotations.NullMarked;
