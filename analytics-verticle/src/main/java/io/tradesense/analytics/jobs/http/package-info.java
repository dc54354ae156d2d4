/** Jobs over HTTP. */
@NullMarked
package io.tradesense.analytics.jobs.http;

import org.jspecify.annotations.NullMarked;
