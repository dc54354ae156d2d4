/** Refresh tokens that follow from one another by a key. */
@NullMarked
package io.tradesense.auth.sessions.hmac;

import org.jspecify.annotations.NullMarked;
