/** Models over HTTP. */
@NullMarked
package io.tradesense.analytics.models.http;

import org.jspecify.annotations.NullMarked;
