/** API keys over HTTP. */
@NullMarked
package io.tradesense.auth.apikeys.http;

import org.jspecify.annotations.NullMarked;
