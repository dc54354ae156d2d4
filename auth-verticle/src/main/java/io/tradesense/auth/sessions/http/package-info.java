/** Signing in and out over HTTP. */
@NullMarked
package io.tradesense.auth.sessions.http;

import org.jspecify.annotations.NullMarked;
