/** Second factors over HTTP. */
@NullMarked
package io.tradesense.auth.factors.http;

import org.jspecify.annotations.NullMarked;
