/** Passkeys over HTTP, in the JSON forms of Web Authentication. */
@NullMarked
package io.tradesense.auth.passkeys.http;

import org.jspecify.annotations.NullMarked;
